import { CDR_COLUMN as AT, type UsageRecord } from '../../../../../../src/billing';
import { createSpans, scanLine } from './scan-line';
import { createDateReader, priceIn, timeIn, wholeIn } from './scan-values';
import { createNumberReader, createSameReader } from './text-reader';

/** Reads the bytes [from, to) of a line, without its line feed; null for a line that has to be looked at. */
export type PlainReader = (bytes: Buffer, from: number, to: number) => UsageRecord | null;

/** Voice, zero rated, inbound, data, message. */
const CALL_TYPES = new Map(['V', 'Z', 'I', 'G', 'S'].map((type) => [type.charCodeAt(0), type]));
const HAVE_NO_LENGTH = ['G', 'S'];
const HAVE_NO_PRICE = ['I', 'Z'];

/** Prices that are not kept but must be readable, as in parseCdrFields. */
const OTHER_PRICES = [AT.preBundlePrice, AT.accessCharge, AT.serviceCharge];

/**
 * Makes the fast reader of UK Standard lines that are plain ASCII: it takes no more of a line than rating needs, and
 * makes texts of what is not known yet. It reads only what readRecord reads as a record, and gives the same; all else
 * (headers, blank lines, anything wrong) is null and goes through readRecord, which has the words for it.
 */
export const createPlainReader = (): PlainReader => {
  const spans = createSpans();
  const { starts, ends } = spans;
  const dateIn = createDateReader();
  const cliIn = createNumberReader();
  const descriptionIn = createSameReader();
  const currencyIn = createSameReader();

  const from = (column: number): number => starts[column] ?? 0;
  const to = (column: number): number => ends[column] ?? 0;
  const isBlank = (column: number): boolean => starts[column] === ends[column];
  const whole = (bytes: Buffer, column: number): number => wholeIn(bytes, from(column), to(column));
  const text = (bytes: Buffer, column: number): string =>
    isBlank(column) ? '' : bytes.toString('latin1', from(column), to(column));

  /** parseCdrFields' rule: the column of the total, else both directions. NaN when one of them cannot be read. */
  const bytesOf = (bytes: Buffer): number => {
    if (!isBlank(AT.totalBytes)) return whole(bytes, AT.totalBytes);
    const sent = isBlank(AT.bytesSent) ? 0 : whole(bytes, AT.bytesSent);
    const received = isBlank(AT.bytesReceived) ? 0 : whole(bytes, AT.bytesReceived);
    return sent + received;
  };
  const areOtherPricesRead = (bytes: Buffer): boolean => {
    for (const column of OTHER_PRICES) {
      if (!isBlank(column) && Number.isNaN(priceIn(bytes, from(column), to(column)))) return false;
    }
    return true;
  };

  return (bytes, lineFrom, lineTo) => {
    if (!scanLine(bytes, lineFrom, lineTo, spans)) return null;
    const isOneLetter = to(AT.callType) - from(AT.callType) === 1;
    const callType = isOneLetter ? CALL_TYPES.get(bytes[from(AT.callType)] ?? 0) : undefined;
    if (callType === undefined || isBlank(AT.cli)) return null;
    const localDate = dateIn(bytes, from(AT.callDate), to(AT.callDate));
    if (localDate === null) return null;
    const secondsOfDay = timeIn(bytes, from(AT.callTime), to(AT.callTime));
    const hasNoLength = isBlank(AT.duration) && HAVE_NO_LENGTH.includes(callType);
    const durationS = hasNoLength ? 0 : whole(bytes, AT.duration);
    const counted = bytesOf(bytes);
    const isUnpriced = isBlank(AT.salesPrice) && HAVE_NO_PRICE.includes(callType);
    const price = isUnpriced ? 0 : priceIn(bytes, from(AT.salesPrice), to(AT.salesPrice));
    // One of them is not a number.
    if (Number.isNaN(secondsOfDay + durationS + counted + price)) return null;
    if (!areOtherPricesRead(bytes)) return null;
    return {
      callType,
      cli: cliIn(bytes, from(AT.cli), to(AT.cli)),
      dialled: text(bytes, AT.dialled),
      localDate,
      secondsOfDay,
      durationS,
      bytes: counted,
      description: descriptionIn(bytes, from(AT.description), to(AT.description)),
      salesPriceMicro: price,
      recordId: text(bytes, AT.recordId),
      currency: isBlank(AT.currency)
        ? 'GBP'
        : currencyIn(bytes, from(AT.currency), to(AT.currency)),
    };
  };
};
