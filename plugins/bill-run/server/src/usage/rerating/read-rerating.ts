import type { Knex } from 'knex';

import type { ReratingDetail } from '../../../../shared/contracts/reratings';
import { readOutcome } from './read-outcome';
import { findRerating, toRerating } from './rerating-row';

/**
 * One trial, application or what-if with what it comes to. `resellerId`: only what this reseller asked for, without what
 * calls cost the bureau. Undefined when there is none.
 */
export const readRerating = async (
  db: Knex,
  { documentId, resellerId }: { documentId: string; resellerId?: number },
): Promise<ReratingDetail | undefined> => {
  const row = await findRerating(db, { documentId });
  if (!row || (resellerId !== undefined && row.resellerId !== resellerId)) return undefined;
  const of = { reratingId: row.id, isBureau: resellerId === undefined };
  const isTried = row.phase === 'apply' || row.finishedAt !== null;
  return {
    ...toRerating(row),
    trial: isTried ? await readOutcome(db, { ...of, phase: 'trial' }) : null,
    applied: row.phase === 'apply' ? await readOutcome(db, { ...of, phase: 'apply' }) : null,
  };
};
