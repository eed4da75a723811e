import { type BillingError, fail, ok, type Result } from '../result';
import { type MicroPounds } from '../money';
import { type ServiceCharge } from './service-charge';

/** Charge band of a moment in local UK time. */
export type TimeBand = 'peak' | 'off-peak' | 'weekend';

/** One price of a rate card: what calls to numbers that start with `prefix` cost. */
export type RateRow = {
  id: number | string;
  /** E.164 digits without '+', or '=' and a short code's leading digits ('=999', '=118'). */
  prefix: string;
  destination: string;
  /** Group for bundles and invoice lines, such as 'UK landline'. */
  bandGroup: string;
  /** Set-up charge of a call that is answered. */
  connectionMicro: MicroPounds;
  /** Price per minute, by band. */
  peakMicro: MicroPounds;
  offPeakMicro: MicroPounds;
  weekendMicro: MicroPounds;
  /** Least that an answered call costs. */
  minimumMicro: MicroPounds;
  /** Seconds of the first block, and of each block after it: 1/1, 60/60, 30/6. */
  firstIncrementS: number;
  nextIncrementS: number;
  /** Most that a call costs, set-up included; null for no cap. */
  capMicro: MicroPounds | null;
  /** Seconds that the cap covers, from when minutes cost their price again; null for all of it. */
  capSeconds: number | null;
  /** Charge per call besides the set-up, such as a per-call service charge. Default 0. */
  perCallMicro?: MicroPounds;
  /**
   * Price point of the service charge that comes on top, by which the builder of a card finds it.
   * The prices above are then the access charge. Default none.
   */
  serviceCode?: string;
  /** The service charge itself, as the builder of a card puts it here. */
  service?: ServiceCharge;
  /** Whether a call is left off itemised bills (helplines). It is charged all the same. */
  isItemisationSuppressed?: boolean;
  /**
   * Whether this is a range that the card knows and has no price for. It keeps a call to it from
   * being priced by a shorter prefix of another band. The builder of a card puts these rows in.
   */
  isUnpriced?: boolean;
};

const PREFIX = /^(?:\d{1,15}|=\d{1,6})$/;
const AMOUNTS = [
  'connectionMicro',
  'peakMicro',
  'offPeakMicro',
  'weekendMicro',
  'minimumMicro',
] as const;

const isCount = (value: number, least: number): boolean =>
  Number.isSafeInteger(value) && value >= least;

/**
 * Checks a rate row that comes from outside, before it may rate a call.
 *
 * Errors: `bad-prefix`, `bad-amount`, `bad-increment`, `bad-cap` (field names the column).
 */
export const validateRateRow = <Row extends Omit<RateRow, 'id'>>(
  row: Row,
): Result<Row, BillingError<'bad-prefix' | 'bad-amount' | 'bad-increment' | 'bad-cap'>> => {
  if (!PREFIX.test(row.prefix)) {
    return fail({ code: 'bad-prefix', field: 'prefix', message: `"${row.prefix}" is no prefix` });
  }
  for (const field of AMOUNTS) {
    if (!isCount(row[field], 0)) {
      return fail({ code: 'bad-amount', field, message: `${field} must be zero or more` });
    }
  }
  if (!isCount(row.perCallMicro ?? 0, 0)) {
    const field = 'perCallMicro';
    return fail({ code: 'bad-amount', field, message: `${field} must be zero or more` });
  }
  for (const field of ['firstIncrementS', 'nextIncrementS'] as const) {
    if (!isCount(row[field], 1)) {
      return fail({ code: 'bad-increment', field, message: `${field} must be a second or more` });
    }
  }
  if (row.capMicro !== null && !isCount(row.capMicro, 0)) {
    return fail({ code: 'bad-cap', field: 'capMicro', message: 'the cap must be zero or more' });
  }
  if (row.capSeconds !== null && (row.capMicro === null || !isCount(row.capSeconds, 1))) {
    const message = 'cap seconds must be a second or more, and need a cap';
    return fail({ code: 'bad-cap', field: 'capSeconds', message });
  }
  return ok(row);
};

/** Price per minute of a row in a band. */
export const perMinuteMicro = (row: RateRow, band: TimeBand): MicroPounds => {
  if (band === 'peak') return row.peakMicro;
  return band === 'off-peak' ? row.offPeakMicro : row.weekendMicro;
};
