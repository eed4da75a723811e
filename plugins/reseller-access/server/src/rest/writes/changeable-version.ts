import type { Knex } from 'knex';

import { today } from '../../../../../../src/platform/clock';
import { problem } from '../../../../../../src/platform/errors';
import type { Access } from '../../access';

/** A version of one of the reseller's sell cards, held until the transaction ends. */
export type Version = { id: number; state: 'draft' | 'live'; validFrom: string };

const bureauDay = ({ timeZone }: Access): string => today({ timeZone });

/** The version with this document id, if it is one of the caller's; undefined otherwise. */
export const findVersion = async (
  trx: Knex.Transaction,
  { access, documentId }: { access: Access; documentId: string },
): Promise<Version | undefined> => {
  const { rows } = await trx.raw(
    `select v.id, v.status as state, cast(v.valid_from as text) as "validFrom"
     from rate_card_versions v join rate_cards rc on rc.id = v.rate_card_id
     where v.document_id = ? and v.reseller_id = ? and rc.kind = 'sell'
     for update of v`,
    [documentId, access.resellerId],
  );
  return rows[0];
};

/**
 * Sees to it that nothing has been priced by a version yet: it is a draft, or its day has not come.
 * @throws problem 409 `version-in-force`.
 */
export const requireChangeable = ({ state, validFrom }: Version, access: Access): void => {
  if (state === 'draft' || validFrom > bureauDay(access)) return;
  throw problem({
    status: 409,
    code: 'version-in-force',
    message: `These rates hold since ${validFrom}: calls may have been priced by them.`,
    whatToDo: 'Make another version that holds from a later day.',
  });
};

/**
 * Sees to it that a version goes live on a day that has not come.
 * @throws problem 400 `valid-from-past`.
 */
export const requireComing = (
  { state, validFrom }: { state: string; validFrom: string },
  access: Access,
): void => {
  if (state !== 'live' || validFrom > bureauDay(access)) return;
  throw problem({
    code: 'valid-from-past',
    field: 'validFrom',
    message: 'Live rates begin on a day that has not come.',
    whatToDo: 'Choose tomorrow or later, or leave the version a draft.',
  });
};
