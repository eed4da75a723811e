import { yearMonthDay } from '../calendar';
import { type MicroPounds, microToDecimalText } from '../money';
import { CDR_COLUMN as AT, UK_STANDARD_COLUMNS } from './cdr-columns';
import { type CdrRecord } from './cdr-record';

const BAND_TEXT = { peak: '1', 'off-peak': '2', weekend: '3' } as const;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const timeText = (secondsOfDay: number): string => {
  const hours = Math.floor(secondsOfDay / 3600);
  const minutes = Math.floor(secondsOfDay / 60) % 60;
  return `${twoDigits(hours)}:${twoDigits(minutes)}:${twoDigits(secondsOfDay % 60)}`;
};

/** Pounds with the four decimals that carriers write, or six when it takes them. */
const priceText = (micro: MicroPounds): string => microToDecimalText(micro).replace(/00$/, '');

const quoted = (fields: readonly string[]): string =>
  fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',');

/** The header line of a UK Standard CDR file, without line feed. */
export const formatCdrHeader = (): string => quoted(UK_STANDARD_COLUMNS);

/**
 * Writes a record as a UK Standard CDR line: 42 quoted columns, without line feed. Reading it back
 * gives the record. @throws RangeError when the date does not exist or a price is not an integer.
 */
export const formatCdrLine = (record: CdrRecord): string => {
  const { year, month, day } = yearMonthDay(record.localDate);
  const fields = new Array<string>(UK_STANDARD_COLUMNS.length).fill('');
  fields[AT.callType] = record.callType;
  fields[AT.callCause] = record.callCause;
  fields[AT.cli] = record.cli;
  fields[AT.dialled] = record.dialled;
  fields[AT.callDate] = `${twoDigits(day)}/${twoDigits(month)}/${String(year).padStart(4, '0')}`;
  fields[AT.callTime] = timeText(record.secondsOfDay);
  fields[AT.duration] = String(record.durationS);
  fields[AT.description] = record.description;
  fields[AT.chargecode] = record.chargecode;
  fields[AT.timeBand] = record.timeBand === null ? '' : BAND_TEXT[record.timeBand];
  fields[AT.salesPrice] = priceText(record.salesPriceMicro);
  fields[AT.preBundlePrice] =
    record.preBundleMicro === null ? '' : priceText(record.preBundleMicro);
  fields[AT.network] = record.network;
  fields[AT.divertedNumber] = record.divertedNumber;
  fields[AT.recordId] = record.recordId;
  fields[AT.currency] = record.currency;
  fields[AT.presentationNumber] = record.presentationNumber;
  fields[AT.accessCharge] =
    record.accessChargeMicro === null ? '' : priceText(record.accessChargeMicro);
  fields[AT.serviceCharge] =
    record.serviceChargeMicro === null ? '' : priceText(record.serviceChargeMicro);
  fields[AT.totalBytes] = record.bytes === 0 ? '' : String(record.bytes);
  fields[AT.userId] = record.userId;
  return quoted(fields);
};
