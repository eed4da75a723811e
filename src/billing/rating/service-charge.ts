import { type MicroPounds } from '../money';
import { type BillingError, fail, ok, type Result } from '../result';

/**
 * The service charge of a number that begins with 084, 087, 09 or 118: what the company called
 * asks, on top of the access charge, which is the rest of the rate. A price point of the range
 * holder's list, charged by blocks of its own.
 */
export type ServiceCharge = {
  /** The price point, such as 'SC043'. */
  code: string;
  perCallMicro: MicroPounds;
  perMinuteMicro: MicroPounds;
  /** Seconds of the first block, and of each block after it. */
  firstIncrementS: number;
  nextIncrementS: number;
};

/**
 * Checks a list of price points and gives them by code.
 *
 * Errors: `bad-service-charge` (a price below zero or a block below a second), `duplicate-code`.
 */
export const serviceChargesByCode = (
  charges: readonly ServiceCharge[],
): Result<
  ReadonlyMap<string, ServiceCharge>,
  BillingError<'bad-service-charge' | 'duplicate-code'>
> => {
  const byCode = new Map<string, ServiceCharge>();
  for (const charge of charges) {
    const { code, perCallMicro, perMinuteMicro, firstIncrementS, nextIncrementS } = charge;
    const arePricesGood = [perCallMicro, perMinuteMicro].every(
      (price) => Number.isSafeInteger(price) && price >= 0,
    );
    const areBlocksGood = [firstIncrementS, nextIncrementS].every(
      (seconds) => Number.isSafeInteger(seconds) && seconds >= 1,
    );
    if (!arePricesGood || !areBlocksGood) {
      const message = `Service charge ${code}: prices are zero or more, blocks a second or more.`;
      return fail({ code: 'bad-service-charge', field: code, message });
    }
    if (byCode.has(code)) {
      const message = `Service charge ${code} is listed twice. Keep one of them.`;
      return fail({ code: 'duplicate-code', field: code, message });
    }
    byCode.set(code, charge);
  }
  return ok(byCode);
};
