import { mulDivHalfUp } from '../money';
import { accessUpTo, type RatedCall } from '../rating';
import { type AllowanceUnit, type AllowanceUsage } from './types';
import { type UsageIdentity } from './usage-of';

/** A rated record as it is stored, with what an allowance needs to know of it. */
export type StoredUsage = UsageIdentity & {
  unit: AllowanceUnit;
  bandGroup: string;
  quantity: number;
  sellMicro: number;
  /** The call rated again by the rate that priced it; null when there is no such rate, as behind a mark-up. */
  rated: RatedCall | null;
};

/**
 * A stored record as allowances see it. Its price is the one that is stored; how that spreads over its units is the
 * curve of its rate. Where the rate does not give that price (a mark-up, events without blocks), each unit costs the same.
 */
export const usageOfStored = (stored: StoredUsage): AllowanceUsage => {
  const { key, moment, serviceId, unit, bandGroup, quantity, sellMicro, rated } = stored;
  const isSame = rated !== null && rated.chargeMicro === sellMicro && rated.billedS === quantity;
  return {
    key,
    moment,
    serviceId,
    unit,
    bandGroup,
    quantity,
    wholeMicro: sellMicro,
    upTo: isSame
      ? (units) => accessUpTo(rated, units)
      : (units) =>
          units >= quantity ? sellMicro : mulDivHalfUp(sellMicro, Math.max(units, 0), quantity),
  };
};
