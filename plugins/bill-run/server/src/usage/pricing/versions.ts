import type { Knex } from 'knex';

import type { IsoDate } from '../../../../../../src/billing';

/** The version of a card that holds on a day; null when none is live then. */
export type VersionOn = (cardId: number, date: IsoDate) => number | null;

/** Loads which live version of which card holds from when. Drafts never price a call. */
export const createVersionFinder = async (db: Knex): Promise<VersionOn> => {
  const { rows } = await db.raw<{ rows: { id: number; cardId: number; from: IsoDate }[] }>(
    `select id, rate_card_id as "cardId", valid_from::text as "from"
     from rate_card_versions where status = 'live' order by valid_from desc`,
  );
  const byCard = new Map<number, { id: number; from: IsoDate }[]>();
  for (const { id, cardId, from } of rows) {
    const versions = byCard.get(cardId);
    if (versions) versions.push({ id, from });
    else byCard.set(cardId, [{ id, from }]);
  }
  const known = new Map<number, Map<IsoDate, number | null>>();
  return (cardId, date) => {
    let ofCard = known.get(cardId);
    if (!ofCard) {
      ofCard = new Map();
      known.set(cardId, ofCard);
    }
    let version = ofCard.get(date);
    if (version === undefined) {
      version = byCard.get(cardId)?.find(({ from }) => from <= date)?.id ?? null;
      ofCard.set(date, version);
    }
    return version;
  };
};
