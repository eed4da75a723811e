import { type CdrRecord } from './cdr-record';

const escaped = (text: string): string =>
  text.includes('|') || text.includes('%')
    ? text.replaceAll('%', '%25').replaceAll('|', '%7C')
    : text;

/**
 * The text that identifies a usage record, for the unique key that keeps it from being billed
 * twice: its source and Record ID, or without one its numbers, start, duration, price and type.
 * Two sources never share a key.
 */
export const recordKey = (input: {
  source: string;
  record: Pick<
    CdrRecord,
    | 'recordId'
    | 'cli'
    | 'dialled'
    | 'localDate'
    | 'secondsOfDay'
    | 'durationS'
    | 'salesPriceMicro'
    | 'callType'
    | 'meter'
    | 'moment'
  >;
}): string => {
  const { record } = input;
  const source = escaped(input.source);
  if (record.recordId !== '') return `${source}|id|${escaped(record.recordId)}`;
  const { localDate, secondsOfDay, durationS, salesPriceMicro } = record;
  const numbers = `${escaped(record.cli)}|${escaped(record.dialled)}`;
  // The same local time twice in October is not the same call twice.
  const pass = record.moment === undefined ? '' : '+';
  const figures = `${localDate}|${secondsOfDay}${pass}|${durationS}|${salesPriceMicro}`;
  const call = `${source}|call|${numbers}|${figures}|${escaped(record.callType)}`;
  if (!record.meter) return call;
  const { eventType, unit, quantity, subject = '' } = record.meter;
  return `${call}|${escaped(eventType)}|${escaped(unit)}|${quantity}|${escaped(subject)}`;
};
