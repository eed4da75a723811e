import type { CdrRecord } from '../../../../../src/billing';
import { type Accepted, checkRecord } from './check-record';
import type { ImportContext } from './import-context';
import { type RateOutcome, rateRecord, rateRecordLoading, type Rating } from './pricing';
import type { RatedRows } from './rated-rows';
import type { LineBlock } from './read-lines';
import { readRecord } from './read-record';
import { type Hold, type Owner, type SuspendedRow, suspendLine, suspendRecord } from './rows';

/** Where the rows of a block go, one for each line that is neither blank nor a header. */
export type Sink = { rated: RatedRows; suspended: SuspendedRow[]; waiting: WaitingRow[] };

/** A record whose card versions are not at hand. */
export type WaitingRow = { row: OwnedRecord; versionIds: number[] };

type OwnedRecord = {
  lineNo: number;
  line: string;
  record: CdrRecord;
  owner: Owner;
  cli: string;
  accepted: Accepted;
};

const ownerHold = (kind: 'unknown' | 'not-then' | 'shared', record: CdrRecord): Hold => {
  const sentences = {
    unknown: `No service has the number ${record.cli}.`,
    'not-then': `A service has the number ${record.cli}, but not on ${record.localDate}.`,
    shared: `Services of two customers have the number ${record.cli} on ${record.localDate}.`,
  };
  return { reason: 'unknown-service', field: 'Customer Identifier', message: sentences[kind] };
};

const keep = (row: OwnedRecord, rating: Rating, context: ImportContext, sink: Sink): void => {
  const { lineNo, record, owner, cli } = row;
  const utcOffset = context.utcOffset(record.localDate, record.secondsOfDay);
  sink.rated.add({ lineNo, record, owner, cli, utcOffset, rating });
};

/** Reads a line and finds whose it is; undefined when it is settled already. */
const readOwned = (
  block: LineBlock,
  index: number,
  context: ImportContext,
  sink: Sink,
): OwnedRecord | undefined => {
  const line = block.lines[index] ?? '';
  const lineNo = block.firstLineNo + index;
  const flaw = block.flaws.get(index);
  if (flaw !== undefined) {
    const why = { reason: 'wrong-encoding' as const, field: null, message: flaw };
    sink.suspended.push(suspendLine({ lineNo, line, ...why }));
    return undefined;
  }
  const read = readRecord({ line, lineNo });
  if (read.kind === 'suspended') sink.suspended.push(read.row);
  if (read.kind !== 'record') return undefined;
  const { record } = read;
  const wrong = checkRecord(record, context, block.accepted);
  if (wrong) {
    sink.suspended.push(suspendRecord({ lineNo, line, record, ...wrong }));
    return undefined;
  }
  const found = context.findOwner(record.cli, record.localDate);
  if (found.kind === 'owned') {
    const { owner, cli } = found;
    return { lineNo, line, record, owner, cli, accepted: block.accepted };
  }
  sink.suspended.push(suspendRecord({ lineNo, line, record, ...ownerHold(found.kind, record) }));
  return undefined;
};

const rateInputOf = ({ record, owner, accepted }: OwnedRecord, context: ImportContext) => ({
  record,
  owner,
  supplierCardId: context.supplierCardId,
  isPriceAccepted: accepted?.has('price-anomaly') === true,
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
    const { lineNo, line, record, owner } = row;
    const { hold, cardId } = outcome;
    const { customerId } = owner;
    sink.suspended.push(suspendRecord({ lineNo, line, record, ...hold, cardId, customerId }));
  }
};

/**
 * Reads, owns and rates the lines of a block. Every line that is neither blank nor a header becomes
 * exactly one row of the sink: rated, suspended with its reason, or waiting for rateWaiting.
 */
export const rateLines = (block: LineBlock, context: ImportContext, sink: Sink): void => {
  for (let index = 0; index < block.lines.length; index += 1) {
    const row = readOwned(block, index, context, sink);
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
