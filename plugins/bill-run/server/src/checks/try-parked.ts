import type { Core } from '@strapi/strapi';

import type { TriedTogether } from '../../../shared/contracts/checks';
import { database } from '../runs/run-row';
import { startRun } from '../runs/start-run';
import { type ControlResult, refuse } from '../runs/with-run';
import { recalculateBill } from './change-bill';
import { findOpenBill } from './find-bill';

type Deps = { strapi: Core.Strapi };

/**
 * Tries a parked customer again: in his run while that still waits for its check, else in a run for him alone.
 * Errors: bill-unknown, customer-taken.
 */
export const tryParkedAgain = async (
  { strapi }: Deps,
  whose: { customer: string; by: string },
): Promise<ControlResult<{ run: string; isNewRun: boolean }>> => {
  const bill = await findOpenBill(database(strapi), whose);
  if (bill?.status !== 'parked') return refuse('bill-unknown', 'This customer is not parked.');
  if (bill.runStatus === 'review') {
    const again = await recalculateBill({ strapi }, { ...whose, run: bill.runDocumentId });
    return again.ok ? { ok: true, value: { run: bill.runDocumentId, isNewRun: false } } : again;
  }
  const started = await startRun(
    { strapi },
    {
      runDate: bill.billDate,
      customerId: bill.customerId,
      autoIssue: false,
      startedBy: whose.by,
    },
  );
  if (!started.ok) return refuse('customer-taken', started.error.message);
  return { ok: true, value: { run: started.value.documentId, isNewRun: true } };
};

/**
 * Tries parked customers again, each in his run while that waits for its check, one after the other so that none keeps the
 * others back. Those of runs that have ended are left to the next run, which takes all of them up at once.
 */
export const tryParkedTogether = async (
  { strapi }: Deps,
  { customers, by }: { customers: readonly string[]; by: string },
): Promise<TriedTogether> => {
  const outcome: TriedTogether = { made: 0, stillParked: 0, forNextRun: 0 };
  for (const customer of customers) {
    const bill = await findOpenBill(database(strapi), { customer });
    if (bill?.status !== 'parked') continue;
    const run = bill.runDocumentId;
    const again =
      bill.runStatus === 'review' && (await recalculateBill({ strapi }, { customer, run, by }));
    if (!again || !again.ok) outcome.forNextRun += 1;
    else if (await isParkedIn(strapi, { customer, run })) outcome.stillParked += 1;
    else outcome.made += 1;
  }
  return outcome;
};

const isParkedIn = async (
  strapi: Core.Strapi,
  where: { customer: string; run: string },
): Promise<boolean> => (await findOpenBill(database(strapi), where))?.status === 'parked';
