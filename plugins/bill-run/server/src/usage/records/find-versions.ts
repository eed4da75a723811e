import type { Knex } from 'knex';

import type { PriceVersion } from '../../../../shared/contracts/usage-records';

/** Card versions by row id. */
export const findVersions = async (
  db: Knex,
  ids: readonly (number | null)[],
): Promise<Map<number, PriceVersion>> => {
  const wanted = [...new Set(ids)].filter((id): id is number => id !== null);
  if (wanted.length === 0) return new Map();
  const { rows } = await db.raw<{ rows: (PriceVersion & { id: number })[] }>(
    `select v.id, v.document_id as "documentId", c.document_id as "cardDocumentId", c.name as "cardName",
            v.valid_from::text as "validFrom", v.status = 'live' as "isLive"
     from rate_card_versions v join rate_cards c on c.id = v.rate_card_id where v.id = any(?)`,
    [wanted],
  );
  return new Map(rows.map(({ id, ...version }) => [id, version]));
};
