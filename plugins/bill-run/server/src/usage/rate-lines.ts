import type { CdrRecord } from '../../../../../src/billing';
import type { SuspenseReason } from '../../../shared/contracts/usage';
import { type Accepted, checkRecord, isFreeType } from './check-record';
import type { ImportContext } from './import-context';
import { findTables, type Tables } from './find-tables';
import { rateCall, rateFreeCall, type Rating } from './rate-record';
import type { RateTable } from './rate-tables';
import type { RatedRows } from './rated-rows';
import type { LineBlock } from './read-lines';
import { readRecord } from './read-record';
import { type Hold, type Owner, type SuspendedRow, suspendLine, suspendRecord } from './rows';

/** Where the rows of a block go, one for each line that is neither blank nor a header. */
export type Sink = { rated: RatedRows; suspended: SuspendedRow[]; waiting: WaitingRow[] };

/** A call whose rate tables are not at hand. */
export type WaitingRow = { row: OwnedRecord; tables: Tables };

type OwnedRecord = {
  lineNo: number;
  line: string;
  record: CdrRecord;
  owner: Owner;
  cli: string;
  accepted: Accepted;
};

/** Holds a call whose owner is known, with the card that lacks its rate when it is for a missing rate. */
const holdOwned = (row: OwnedRecord, hold: Hold, context: ImportContext): SuspendedRow => {
  const cards: Partial<Record<SuspenseReason, number | null>> = {
    'no-sell-rate': row.owner.sellCardId,
    'no-buy-rate': context.buyCardId,
  };
  const { lineNo, line, record, owner } = row;
  const cardId = cards[hold.reason] ?? null;
  return suspendRecord({ lineNo, line, record, ...hold, cardId, customerId: owner.customerId });
};

const ownerHold = (kind: 'unknown' | 'not-then' | 'shared', record: CdrRecord): Hold => {
  const sentences = {
    unknown: `No service has the number ${record.cli}.`,
    'not-then': `A service has the number ${record.cli}, but not on ${record.localDate}.`,
    shared: `Services of two customers have the number ${record.cli} on ${record.localDate}.`,
  };
  return { reason: 'unknown-service', field: 'Customer Identifier', message: sentences[kind] };
};

const keep = (input: {
  row: OwnedRecord;
  rating: Rating;
  context: ImportContext;
  sink: Sink;
}): void => {
  const { row, rating, context, sink } = input;
  const { lineNo, record, owner, cli } = row;
  const { localDate, secondsOfDay } = record;
  const timeBand = context.bandAt(localDate, secondsOfDay);
  const utcOffset = context.utcOffset(localDate, secondsOfDay);
  sink.rated.add({ lineNo, record, owner, cli, timeBand, utcOffset, rating });
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

const rateRow = (input: {
  row: OwnedRecord;
  sellTable: RateTable;
  buyTable: RateTable | null;
  context: ImportContext;
  sink: Sink;
}): void => {
  const { row, sellTable, buyTable, context, sink } = input;
  const { record } = row;
  const timeBand = context.bandAt(record.localDate, record.secondsOfDay);
  const isPriceAccepted = row.accepted?.has('price-anomaly') === true;
  const rating = rateCall({ record, timeBand, sellTable, buyTable, isPriceAccepted });
  if (rating.ok) keep({ row, rating: rating.value, context, sink });
  else sink.suspended.push(holdOwned(row, rating.hold, context));
};

/** Rates a call whose tables are at hand, and settles what needs none; the rest waits for its tables. */
const settle = (row: OwnedRecord, context: ImportContext, sink: Sink): void => {
  if (isFreeType(row.record.callType)) {
    keep({ row, rating: rateFreeCall(row.record), context, sink });
    return;
  }
  const tables = findTables(row.record, row.owner, context);
  if ('reason' in tables) {
    sink.suspended.push(holdOwned(row, tables, context));
    return;
  }
  const sellTable = context.rateTables.atHand(tables.sell);
  const buyTable = tables.buy === null ? null : context.rateTables.atHand(tables.buy);
  if (sellTable === undefined || buyTable === undefined) sink.waiting.push({ row, tables });
  else rateRow({ row, sellTable, buyTable, context, sink });
};

/**
 * Reads, owns and rates the lines of a block. Every line that is neither blank nor a header becomes
 * exactly one row of the sink: rated, suspended with its reason, or waiting for rateWaiting.
 */
export const rateLines = (block: LineBlock, context: ImportContext, sink: Sink): void => {
  for (let index = 0; index < block.lines.length; index += 1) {
    const row = readOwned(block, index, context, sink);
    if (row) settle(row, context, sink);
  }
};

/**
 * Loads the tables that rows wait for, each once however many cards there are, and rates the rows.
 * @throws the database error when a table cannot be loaded.
 */
export const rateWaiting = async (context: ImportContext, sink: Sink): Promise<void> => {
  const waiting = sink.waiting.splice(0).sort((a, b) => a.tables.sell - b.tables.sell);
  for (const { row, tables } of waiting) {
    const { sell, buy } = tables;
    const sellTable = context.rateTables.atHand(sell) ?? (await context.rateTables.load(sell));
    const buyTable =
      buy === null
        ? null
        : (context.rateTables.atHand(buy) ?? (await context.rateTables.load(buy)));
    rateRow({ row, sellTable, buyTable, context, sink });
  }
};
