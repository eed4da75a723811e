import { type MicroPounds } from '../money';
import { type TimeBand } from '../rating';
import { fail, ok, type Result } from '../result';
import { CDR_COLUMN as AT, UK_STANDARD_COLUMNS } from './cdr-columns';
import { type CdrError, type CdrRecord } from './cdr-record';
import { scanDate, scanPrice, scanTime, scanWhole } from './scan-cdr-value';

const refuse = (
  code: CdrError['code'],
  column: number,
  text: string,
): { ok: false; error: CdrError } => {
  const field = UK_STANDARD_COLUMNS[column] ?? 'line';
  return fail({ code, field, message: `${field}: "${text}" cannot be read` });
};

/** Total bytes: its own column, else both directions added up; blanks are zero. */
const bytesOf = (fields: readonly string[]): number => {
  const total = fields[AT.totalBytes] ?? '';
  if (total !== '') return scanWhole(total);
  const sent = fields[AT.bytesSent] ?? '';
  const received = fields[AT.bytesReceived] ?? '';
  return (sent === '' ? 0 : scanWhole(sent)) + (received === '' ? 0 : scanWhole(received));
};

const bandOf = (text: string): TimeBand | null => {
  if (text === '1') return 'peak';
  if (text === '2') return 'off-peak';
  return text === '3' ? 'weekend' : null;
};

const optionalPrice = (text: string): MicroPounds | null => (text === '' ? null : scanPrice(text));

/**
 * Reads the fields of one UK Standard CDR row (domain rules 5.1): dates DD/MM/YYYY that exist,
 * times HH:MM:SS, whole seconds, prices in pounds with up to six decimals.
 *
 * A blank duration is zero only for data and SMS, a blank price only for inbound and zero-rated
 * rows: unknown must not become free. A negative price is read; judging it is the caller's.
 *
 * Errors: `wrong-column-count`, `missing-cli`, `bad-date`, `bad-time`, `bad-duration`, `bad-bytes`,
 * `bad-price`, each with the column's name in `field`.
 */
export const parseCdrFields = (fields: readonly string[]): Result<CdrRecord, CdrError> => {
  if (fields.length !== UK_STANDARD_COLUMNS.length) {
    const message = `${fields.length} columns instead of ${UK_STANDARD_COLUMNS.length}`;
    return fail({ code: 'wrong-column-count', field: 'line', message });
  }
  const text = (column: number): string => fields[column] ?? '';
  const callType = text(AT.callType);
  const cli = text(AT.cli);
  if (cli === '') return refuse('missing-cli', AT.cli, cli);
  const localDate = scanDate(text(AT.callDate));
  if (localDate === null) return refuse('bad-date', AT.callDate, text(AT.callDate));
  const secondsOfDay = scanTime(text(AT.callTime));
  if (Number.isNaN(secondsOfDay)) return refuse('bad-time', AT.callTime, text(AT.callTime));
  const duration = text(AT.duration);
  const hasNoLength = duration === '' && (callType === 'G' || callType === 'S');
  const durationS = hasNoLength ? 0 : scanWhole(duration);
  if (Number.isNaN(durationS)) return refuse('bad-duration', AT.duration, duration);
  const bytes = bytesOf(fields);
  if (Number.isNaN(bytes)) return refuse('bad-bytes', AT.totalBytes, text(AT.totalBytes));
  const price = text(AT.salesPrice);
  const isUnpriced = price === '' && (callType === 'I' || callType === 'Z');
  const salesPriceMicro = isUnpriced ? 0 : scanPrice(price);
  if (Number.isNaN(salesPriceMicro)) return refuse('bad-price', AT.salesPrice, price);
  const preBundleMicro = optionalPrice(text(AT.preBundlePrice));
  if (Number.isNaN(preBundleMicro)) {
    return refuse('bad-price', AT.preBundlePrice, text(AT.preBundlePrice));
  }
  const accessChargeMicro = optionalPrice(text(AT.accessCharge));
  if (Number.isNaN(accessChargeMicro)) {
    return refuse('bad-price', AT.accessCharge, text(AT.accessCharge));
  }
  const serviceChargeMicro = optionalPrice(text(AT.serviceCharge));
  if (Number.isNaN(serviceChargeMicro)) {
    return refuse('bad-price', AT.serviceCharge, text(AT.serviceCharge));
  }
  return ok({
    callType,
    callCause: text(AT.callCause),
    cli,
    dialled: text(AT.dialled),
    localDate,
    secondsOfDay,
    durationS,
    bytes,
    description: text(AT.description),
    chargecode: text(AT.chargecode),
    timeBand: bandOf(text(AT.timeBand)),
    salesPriceMicro,
    preBundleMicro,
    network: text(AT.network),
    divertedNumber: text(AT.divertedNumber),
    recordId: text(AT.recordId),
    currency: text(AT.currency) || 'GBP',
    presentationNumber: text(AT.presentationNumber),
    accessChargeMicro,
    serviceChargeMicro,
    userId: text(AT.userId),
  });
};
