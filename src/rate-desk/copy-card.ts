import type { IsoDate } from '../billing';
import type { DeskCaller } from './caller';
import type { Named } from './contracts';
import { makeCard } from './save-card';
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

/**
 * Makes a sell card for a reseller with the rates of a version of another, as a draft. The new card's document id.
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
  const made = await makeCard(caller, { name, kind, reseller, note: `Copied from ${card.name}` });
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
