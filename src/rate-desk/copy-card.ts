import type { IsoDate } from '../billing';
import type { DeskCaller } from './caller';
import type { Named } from './contracts';
import { type CardTerms, makeCard } from './save-card';
import { findCard, findVersion } from './find';
import { makeVersion } from './make-version';
import { forStaff } from './refusals';

export type CopyCard = {
  name: string;
  /** Who gets it, as document id; null for the bureau itself. */
  reseller: string | null;
  /** The version whose rates it starts with. */
  version: string;
  validFrom: IsoDate;
};

/** How a version prices besides its rates: as its card says now, or said when somebody changed that after it had begun. */
const termsOf = async ({ trx }: DeskCaller, versionId: number): Promise<CardTerms | undefined> => {
  const { rows } = await trx.raw<{ rows: CardTerms[] }>(
    `select coalesce(t.rounding_mode, 'up') as "roundingMode", coalesce(t.rounding_decimals, 2) as "roundingDecimals",
            coalesce(t.is_split_at_band_change, false) as "isSplitAtBandChange", p.document_id as "timeProfile"
     from rate_card_versions v join rate_cards c on c.id = v.rate_card_id
     cross join lateral (
       select k.rounding_mode, k.rounding_decimals, k.is_split_at_band_change, k.time_profile_id
         from billing.version_terms k where k.version_id = v.id
       union all
       select c.rounding_mode, c.rounding_decimals, c.is_split_at_band_change, c.time_profile_id
         where not exists (select from billing.version_terms k where k.version_id = v.id)) t
     left join time_profiles p on p.id = t.time_profile_id
     where v.id = ?`,
    [versionId],
  );
  return rows[0];
};

/**
 * Makes a sell card for a reseller with the rates of a version of another, as a draft, which prices as that one does. The new card's document id.
 * @throws problem 403 `not-allowed`; 404 `rate-card-unknown`, `rate-version-unknown`.
 */
export const copyCard = async (
  caller: DeskCaller,
  documentId: string,
  { name, reseller, version, validFrom }: CopyCard,
): Promise<string> => {
  if (caller.resellerId !== null) throw forStaff();
  const card = await findCard(caller, documentId);
  const source = await findVersion(caller, version);
  const kind = reseller === null ? card.kind : 'sell';
  const terms = await termsOf(caller, source.id);
  const made = await makeCard(caller, {
    ...{ name, kind, reseller },
    note: `Copied from ${card.name}`,
    ...(terms && { terms }),
  });
  const note = `Copied from ${card.name}, ${source.validFrom}`.slice(0, 120);
  await makeVersion(caller, { card: made, validFrom, note, copyOf: version });
  return made;
};

/** The resellers that may have cards of their own. */
export const listResellers = async ({ trx }: DeskCaller): Promise<Named[]> => {
  const { rows } = await trx.raw<{ rows: Named[] }>(
    `select document_id as "documentId", name from resellers where mode = 'wholesale' order by name`,
  );
  return rows;
};
