import type { Core } from '@strapi/strapi';

import { ok, type Result } from '../../../../../../src/billing';
import type {
  RerateAmounts,
  RerateGroup,
  RerateOutcome,
  StartWhatIfBody,
} from '../../../../shared/contracts/reratings';
import type { SuspenseActor } from '../suspense/actor';
import { database } from '../usage-file-row';
import { readRerating } from './read-rerating';
import { startWhatIf, type WhatIfError } from './start-what-if';

const amountsOf = (amounts: RerateAmounts) => ({
  calls: amounts.records,
  changed: amounts.changed,
  sellBeforeMicro: amounts.beforeSell,
  sellAfterMicro: amounts.afterSell,
  buyBeforeMicro: amounts.beforeBuy,
  buyAfterMicro: amounts.afterBuy,
});

const groupOf = ({ key, name, ...amounts }: RerateGroup) => ({
  key,
  name,
  ...amountsOf(amounts as RerateAmounts),
});

/** Why calls have no price, without a word of the bureau's own cards. */
const unratableOf = ({ unratable }: RerateOutcome) =>
  unratable.map(({ reason, records }) => ({ reason, calls: records }));

/** A what-if as the reseller who asked for it may see it; undefined when he asked for no such thing. */
export const readWhatIfOfReseller = async (
  { strapi }: { strapi: Core.Strapi },
  { id, resellerId }: { id: string; resellerId: number },
) => {
  const detail = await readRerating(database(strapi), { documentId: id, resellerId });
  if (detail?.kind !== 'what-if') return undefined;
  const { documentId, status, selection, total, done, trial } = detail;
  return {
    id: documentId,
    state: status === 'review' || status === 'discarded' ? ('done' as const) : status,
    from: selection.from,
    to: selection.to,
    calls: total,
    done,
    outcome: trial && {
      total: amountsOf(trial.total),
      byCustomer: trial.byCustomer.map(groupOf),
      byBand: trial.byBand.map(groupOf),
      unratable: unratableOf(trial),
    },
  };
};

/** Starts a what-if for a reseller, with his own cards and customers. Errors: those of startWhatIf. */
export const startWhatIfForReseller = async (
  { strapi }: { strapi: Core.Strapi },
  input: { body: StartWhatIfBody; resellerId: number; actor: SuspenseActor },
): Promise<Result<NonNullable<Awaited<ReturnType<typeof readWhatIfOfReseller>>>, WhatIfError>> => {
  const started = await startWhatIf({ strapi }, input);
  if (!started.ok) return started;
  const { resellerId } = input;
  const made = await readWhatIfOfReseller({ strapi }, { id: started.value.documentId, resellerId });
  if (!made) throw new Error(`What-if ${started.value.id} is gone`);
  return ok(made);
};
