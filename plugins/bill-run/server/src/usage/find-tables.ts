import type { CdrRecord } from '../../../../../src/billing';
import type { ImportContext } from './import-context';
import type { Hold, Owner } from './rows';

/** The card versions that rate a call. */
export type Tables = { sell: number; buy: number | null };

const EVENTS: Record<string, string> = { G: 'data', S: 'text messages' };

/** Which card versions rate a charged call on its day, or why none does. */
export const findTables = (
  record: CdrRecord,
  owner: Owner,
  context: ImportContext,
): Tables | Hold => {
  const { callType, localDate } = record;
  if (callType !== 'V') {
    // Cards hold prices by the prefix of a number, and these have none.
    const message = `There are no sell rates for ${EVENTS[callType] ?? 'this call type'} yet.`;
    return { reason: 'no-sell-rate', field: 'Call Type', message };
  }
  if (owner.sellCardId === null) {
    const message = 'Neither the service, the customer nor the reseller has a sell card.';
    return { reason: 'no-sell-rate', field: null, message };
  }
  const sell = context.versionOn(owner.sellCardId, localDate);
  if (sell === null) {
    const message = `The sell card has no live version on ${localDate}.`;
    return { reason: 'no-sell-rate', field: 'Call Date', message };
  }
  if (context.buyCardId === null) return { sell, buy: null };
  const buy = context.versionOn(context.buyCardId, localDate);
  if (buy !== null) return { sell, buy };
  const message = `The supplier's buy card has no live version on ${localDate}.`;
  return { reason: 'no-buy-rate', field: 'Call Date', message };
};
