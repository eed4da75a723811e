import type { Knex } from 'knex';

import type { Batch } from '../batch';
import { rateRecordLoading } from '../pricing';
import type { Hold } from '../rows';
import type { PlacedRow } from './add-events';
import { readSpanValues, spanRecordId, type SpanValue } from './span-values';
import type { SpanRecord } from './write-records';

/** One record for what is to be charged of a span. Any of its rows says whose it is. */
const rateSpan = async (
  { context }: Batch,
  value: SpanValue,
  { row }: PlacedRow,
): Promise<SpanRecord | Hold> => {
  const { eventType, unit, firstDate, costMicro } = value;
  const { owner, cli, lineNo } = row;
  const { moment: _moment, ...event } = row.record;
  const record = {
    ...event,
    recordId: spanRecordId(value),
    dialled: '',
    description: '',
    localDate: firstDate,
    secondsOfDay: 0,
    durationS: 0,
    salesPriceMicro: costMicro,
    meter: { eventType, unit, quantity: Math.max(0, value.quantity) },
  };
  const { supplierCardId, utcOffset } = context;
  // Each event was looked at by itself; that many of them are dear is no mistake.
  const priced = { ...record, chargedBefore: value.charged };
  const input = { record: priced, owner, supplierCardId, isPriceAccepted: true };
  const outcome = await rateRecordLoading(context.pricing, input);
  if (outcome.kind === 'held') return outcome.hold;
  // What adds nothing is kept for its cost; there is nothing in it to show a customer.
  const rating = { ...outcome.rating, isSuppressed: value.quantity <= 0 };
  return {
    value,
    rated: { lineNo, record, owner, cli, rating, utcOffset: utcOffset(firstDate, 0) },
  };
};

export type RatedSpans = { records: SpanRecord[]; unpriced: Map<string, Hold> };

/** Rates every span of which something is to be charged. What closed bills have charged in full needs no record. */
export const rateSpans = async (
  trx: Knex.Transaction,
  batch: Batch,
  placed: readonly PlacedRow[],
): Promise<RatedSpans> => {
  const rowOf = new Map(placed.map((one) => [one.spanId, one]));
  const rated: RatedSpans = { records: [], unpriced: new Map() };
  for (const value of await readSpanValues(trx, [...rowOf.keys()])) {
    const row = rowOf.get(value.id);
    const isCharged = value.quantity <= 0 && value.costMicro === 0 && value.closed > 0;
    if (!row || (isCharged && value.open === null && value.spare.length === 0)) continue;
    const outcome = await rateSpan(batch, value, row);
    if ('reason' in outcome) rated.unpriced.set(value.id, outcome);
    else rated.records.push(outcome);
  }
  return rated;
};
