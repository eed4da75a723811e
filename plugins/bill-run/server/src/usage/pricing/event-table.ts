import type { Knex } from 'knex';

import {
  type BlockRounding,
  buildPrefixTable,
  bytesIn,
  type CallRounding,
  type EventRate,
  longestPrefix,
  type MeterUnit,
  type PrefixTable,
  validateEventRate,
} from '../../../../../../src/billing';
import { micro, usablePrefixes } from './sql';

/** What is counted rather than timed: messages, data, or events of any other kind. */
export type EventKind = 'sms' | 'data' | 'other';

/** The prices of a version for what is counted. */
export type EventTable = {
  size: number;
  /** Whether the card prices this kind at all. */
  has: (kind: EventKind) => boolean;
  /**
   * @param eventType of an event of another kind; the price for any type holds where there is none of its own.
   * @param lookupKey of the number a message went to; null when it has none that can be read.
   */
  find: (kind: EventKind, eventType: string, lookupKey: string | null) => EventRate | null;
};

type Row = Omit<EventRate, 'unit' | 'rounding' | 'blockSize'> & {
  kind: EventKind;
  eventType: string;
  prefix: string;
  blockSize: number;
  blockUnit: 'each' | 'byte' | 'KB' | 'MB' | 'GB';
  blockRounding: BlockRounding;
};

const UNITS: Record<EventKind, MeterUnit> = { sms: 'event', data: 'byte', other: 'unit' };

const bytesOf = (unit: Row['blockUnit']): number =>
  unit === 'each' || unit === 'byte' ? 1 : bytesIn(unit);

const toRate = (row: Row, rounding: CallRounding): EventRate => {
  const { kind, eventType: _type, prefix: _prefix, blockUnit, ...rate } = row;
  const blockSize = row.blockSize * bytesOf(blockUnit);
  const checked = validateEventRate({ ...rate, unit: UNITS[kind], blockSize, rounding });
  if (!checked.ok) throw new Error(`Event price ${row.id}: ${checked.error.message}`);
  return checked.value;
};

type Prices = { any: EventRate | null; byPrefix: PrefixTable<{ prefix: string; rate: EventRate }> };

const pricesOf = (rows: readonly Row[], rounding: CallRounding): Prices => {
  const any = rows.find(({ prefix }) => prefix === '');
  const withPrefix = rows.filter(({ prefix }) => prefix !== '');
  const byPrefix = buildPrefixTable(
    usablePrefixes(withPrefix).map((row) => ({ prefix: row.prefix, rate: toRate(row, rounding) })),
  );
  if (!byPrefix.ok) throw new Error(byPrefix.error.message);
  return { any: any ? toRate(any, rounding) : null, byPrefix: byPrefix.value };
};

/** Loads the event prices of a card version. @throws Error when one of them is impossible; rules keep those out. */
export const loadEventTable = async (
  db: Knex,
  versionId: number,
  rounding: CallRounding,
): Promise<EventTable> => {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select id, kind, coalesce(event_type, '') as "eventType", coalesce(prefix, '') as prefix, name,
            band as "bandGroup", ${micro('price', 'priceMicro')}, block_size as "blockSize",
            block_unit as "blockUnit", block_rounding as "blockRounding",
            ${micro('connection', 'connectionMicro')}, ${micro('minimum', 'minimumMicro')}
     from event_rates where version_id = ?`,
    [versionId],
  );
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.kind}|${row.eventType}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const prices = new Map([...groups].map(([key, group]) => [key, pricesOf(group, rounding)]));
  const kinds = new Set(rows.map(({ kind }) => kind));
  const findIn = (key: string, lookupKey: string | null): EventRate | null => {
    const found = prices.get(key);
    if (!found) return null;
    const byPrefix = lookupKey === null ? null : longestPrefix(found.byPrefix, lookupKey);
    return byPrefix?.rate ?? found.any;
  };
  return {
    size: rows.length,
    has: (kind) => kinds.has(kind),
    find: (kind, eventType, lookupKey) =>
      findIn(`${kind}|${eventType}`, lookupKey) ??
      (eventType === '' ? null : findIn(`${kind}|`, lookupKey)),
  };
};
