import { type EntityId } from '../entity-id';
import { type MicroPounds } from '../money';
import { type CallRounding } from '../rating';
import { type BillingError, fail, ok, type Result } from '../result';

/** What a quantity counts: text messages and other events, bytes, or units of any other kind. */
export type MeterUnit = 'event' | 'byte' | 'unit';

/** How a quantity that is not whole blocks is counted; `exact` charges the part of a block. */
export type BlockRounding = 'up' | 'half-up' | 'down' | 'exact';

/** What a metered event costs. Quantities are whole numbers of the unit. */
export type EventRate = {
  id: EntityId;
  name: string;
  /** Group for allowances and invoice lines, such as 'sms' or 'data'. */
  bandGroup: string;
  unit: MeterUnit;
  /** Price of a block. */
  priceMicro: MicroPounds;
  /** Units in a block: 1 for a price per event, bytesIn('MB') for a price per megabyte. */
  blockSize: number;
  blockRounding: BlockRounding;
  /** Added to every event that has a quantity. */
  connectionMicro: MicroPounds;
  /** Least that an event with a quantity costs. */
  minimumMicro: MicroPounds;
  rounding: CallRounding;
};

const POWERS = { KB: 1, MB: 2, GB: 3 };

/** Bytes in a kilobyte, megabyte or gigabyte, by thousands or by 1,024. */
export const bytesIn = (size: 'KB' | 'MB' | 'GB', base: 1000 | 1024 = 1000): number =>
  base ** POWERS[size];

/**
 * Checks a rate for events that comes from outside.
 *
 * Errors: `bad-amount` (a price below zero), `bad-block` (a block of less than one unit).
 */
export const validateEventRate = (
  rate: EventRate,
): Result<EventRate, BillingError<'bad-amount' | 'bad-block'>> => {
  for (const field of ['priceMicro', 'connectionMicro', 'minimumMicro'] as const) {
    if (!Number.isSafeInteger(rate[field]) || rate[field] < 0) {
      return fail({ code: 'bad-amount', field, message: `${field} must be zero or more` });
    }
  }
  if (!Number.isSafeInteger(rate.blockSize) || rate.blockSize < 1) {
    const message = 'A block has one unit or more.';
    return fail({ code: 'bad-block', field: 'blockSize', message });
  }
  return ok(rate);
};
