import { epochDay, type UsageRecord } from '../../../../../src/billing';
import { type Accepted, checkRecord } from './check-record';
import type { ImportContext } from './import-context';
import { meterHold, type MeteredRow } from './metering';
import { type RateOutcome, rateRecord, rateRecordLoading, type Rating } from './pricing';
import type { RatedRows } from './rated-rows';
import type { LineBlock } from './read-lines';
import { type Hold, type Owner, type SuspendedRow, suspendLine, suspendRecord } from './rows';

const DAY_S = 86_400;

/** Where the rows of a block go, one for each line that is neither blank nor a header. */
export type Sink = {
  rated: RatedRows;
  suspended: SuspendedRow[];
  metered: MeteredRow[];
  waiting: WaitingRow[];
};

/** A record whose card versions are not at hand. */
export type WaitingRow = { row: OwnedRecord; versionIds: number[] };

type OwnedRecord = {
  lineNo: number;
  /** The line as it came. */
  text: () => string;
  record: UsageRecord;
  owner: Owner;
  cli: string;
  accepted: Accepted;
};

const ownerHold = (kind: 'unknown' | 'not-then' | 'shared', record: UsageRecord): Hold => {
  const sentences = {
    unknown: `No service has the number ${record.cli}.`,
    'not-then': `A service has the number ${record.cli}, but not on ${record.localDate}.`,
    shared: `Services of two customers have the number ${record.cli} on ${record.localDate}.`,
  };
  return { reason: 'unknown-service', field: 'Customer Identifier', message: sentences[kind] };
};

/** Sets an event aside that its product puts together with others; false for all else. */
const keepMetered = (row: OwnedRecord, context: ImportContext, sink: Sink): boolean => {
  const { lineNo, text, record, owner, cli } = row;
  if (record.meter === undefined) return false;
  const meter = context.findMeter(owner.subscriptionId, record.meter.eventType);
  if (meter === undefined) return false;
  const metered = { lineNo, record: { ...record, meter: record.meter }, owner, cli, meter };
  const why = meterHold(metered);
  if (why === null) sink.metered.push(metered);
  else sink.suspended.push(suspendRecord({ lineNo, line: text(), record, ...why }));
  return true;
};

/** Seconds that the start is ahead of UTC: in the hour that comes twice the record says which pass it was. */
const utcOffsetOf = (
  { localDate, secondsOfDay, moment }: UsageRecord,
  { utcOffset }: ImportContext,
): number =>
  moment === undefined
    ? utcOffset(localDate, secondsOfDay)
    : epochDay(localDate) * DAY_S + secondsOfDay - moment;

const keep = (row: OwnedRecord, rating: Rating, context: ImportContext, sink: Sink): void => {
  if (keepMetered(row, context, sink)) return;
  const { lineNo, record, owner, cli } = row;
  const utcOffset = utcOffsetOf(record, context);
  sink.rated.add({ lineNo, record, owner, cli, utcOffset, rating });
};

/** A line as it was read: the text of one that is plain bytes is only made when it is held. */
type Line = { lineNo: number; text: () => string; accepted: Accepted };

/** Finds whose a record is; undefined when it is held. */
const findOwned = (
  record: UsageRecord,
  { lineNo, text, accepted }: Line,
  context: ImportContext,
  sink: Sink,
): OwnedRecord | undefined => {
  const wrong = checkRecord(record, context, accepted);
  if (wrong) {
    sink.suspended.push(suspendRecord({ lineNo, line: text(), record, ...wrong }));
    return undefined;
  }
  const found = context.findOwner(record.cli, record.localDate);
  if (found.kind === 'owned') {
    return { lineNo, text, record, owner: found.owner, cli: found.cli, accepted };
  }
  const hold = ownerHold(found.kind, record);
  sink.suspended.push(suspendRecord({ lineNo, line: text(), record, ...hold }));
  return undefined;
};

/** Reads a line as text; undefined when it is no record, which is settled then. */
const readText = (
  line: Line,
  flaw: string | undefined,
  context: ImportContext,
  sink: Sink,
): UsageRecord | undefined => {
  const { lineNo } = line;
  const text = line.text();
  if (flaw !== undefined) {
    const why = { reason: 'wrong-encoding' as const, field: null, message: flaw };
    sink.suspended.push(suspendLine({ lineNo, line: text, ...why }));
    return undefined;
  }
  const read = context.readLine({ line: text, lineNo });
  if (read.kind === 'suspended') sink.suspended.push(read.row);
  return read.kind === 'record' ? read.record : undefined;
};

/** Reads a line from its bytes where that is possible; the same comes of it. */
const readPlain = (block: LineBlock, index: number, context: ImportContext): UsageRecord | null => {
  const { ascii } = block;
  if (ascii === undefined || context.readPlain === null) return null;
  return context.readPlain(ascii.bytes, ascii.starts[index] ?? 0, ascii.ends[index] ?? 0);
};

const rateInputOf = ({ record, owner, accepted }: OwnedRecord, context: ImportContext) => ({
  record,
  owner,
  supplierCardId: context.supplierCardId,
  isPriceAccepted: accepted?.has('price-anomaly') === true,
  ...(record.moment !== undefined && { moment: record.moment }),
});

/** Keeps a record with its prices, holds it with the card that lacks one, or lets it wait for its cards. */
const settle = (
  row: OwnedRecord,
  outcome: RateOutcome,
  context: ImportContext,
  sink: Sink,
): void => {
  if (outcome.kind === 'rated') keep(row, outcome.rating, context, sink);
  else if (outcome.kind === 'missing') sink.waiting.push({ row, versionIds: outcome.versionIds });
  else {
    const { lineNo, text, record, owner } = row;
    const { hold, cardId } = outcome;
    const { customerId } = owner;
    sink.suspended.push(
      suspendRecord({ lineNo, line: text(), record, ...hold, cardId, customerId }),
    );
  }
};

/**
 * Reads, owns and rates the lines of a block. Every line that is neither blank nor a header becomes
 * exactly one row of the sink: rated, suspended with its reason, or waiting for rateWaiting.
 */
export const rateLines = (block: LineBlock, context: ImportContext, sink: Sink): void => {
  const { lines, flaws, firstLineNo, accepted } = block;
  for (let index = 0; index < lines.length; index += 1) {
    const line = { lineNo: firstLineNo + index, text: () => lines.at(index) ?? '', accepted };
    const flaw = flaws.get(index);
    const plain = flaw === undefined ? readPlain(block, index, context) : null;
    const record = plain ?? readText(line, flaw, context, sink);
    const row = record && findOwned(record, line, context, sink);
    if (row) settle(row, rateRecord(context.pricing, rateInputOf(row, context)), context, sink);
  }
};

/**
 * Loads the card versions that rows wait for, each once however many there are, and rates the rows.
 * @throws the database error when a card cannot be loaded.
 */
export const rateWaiting = async (context: ImportContext, sink: Sink): Promise<void> => {
  const waiting = sink.waiting
    .splice(0)
    .sort((a, b) => (a.versionIds[0] ?? 0) - (b.versionIds[0] ?? 0));
  for (const { row } of waiting) {
    const outcome = await rateRecordLoading(context.pricing, rateInputOf(row, context));
    settle(row, outcome, context, sink);
  }
};
