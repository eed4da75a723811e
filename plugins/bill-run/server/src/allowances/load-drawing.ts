import type { Knex } from 'knex';

import {
  type AllowanceRule,
  type AllowanceUnit,
  type AllowanceUsage,
  normaliseDialled,
  type RatedCall,
  rateOnCard,
  usageOfStored,
} from '../../../../../src/billing';
import { createPricing, type Pricing } from '../usage/pricing';
import type { BillKey } from './bill';

/** A record that may draw on an allowance, with what is stored of a draw. */
export type DrawingRecord = {
  customerId: number;
  id: string;
  localDate: string;
  band: string;
  callType: string;
  usage: AllowanceUsage;
};

type Row = {
  customerId: number;
  id: string;
  key: string;
  localDate: string;
  localSeconds: number;
  moment: number;
  serviceId: number;
  callType: string;
  dialled: string;
  band: string;
  durationS: number;
  billedS: number;
  bytes: number;
  sellMicro: number;
  unit: string | null;
  billedQuantity: number | null;
  sellVersionId: number | null;
};

const UNITS: Record<string, AllowanceUnit> = { byte: 'byte', message: 'message', event: 'message' };

/** What a record counts: seconds of a call, or what it was metered in. */
const counted = (row: Row): { unit: AllowanceUnit; quantity: number } => {
  if (row.unit !== null) {
    return { unit: UNITS[row.unit] ?? 'unit', quantity: row.billedQuantity ?? 0 };
  }
  if (row.callType === 'S' || row.callType === 'M') return { unit: 'message', quantity: 1 };
  if (row.callType === 'G') return { unit: 'byte', quantity: row.bytes };
  return { unit: 'second', quantity: row.billedS };
};

/** The call rated again by the version that sold it; null for what has none. */
const ratedAgain = (row: Row, pricing: Pricing | null): RatedCall | null => {
  if (pricing === null || row.sellVersionId === null || row.unit !== null) return null;
  const card = pricing.cards.atHand(row.sellVersionId, row.localDate);
  const number = normaliseDialled(row.dialled, { shortBareNumbers: 'e164' });
  if (card === undefined || !number.ok) return null;
  const { localDate, localSeconds: secondsOfDay, durationS, moment } = row;
  const { lookupKey } = number.value;
  const rated = rateOnCard(card.calls, { lookupKey, localDate, secondsOfDay, durationS, moment });
  return rated.ok ? rated.value : null;
};

const loadRows = async (db: Knex, bills: readonly BillKey[]): Promise<Row[]> => {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select u.customer_id as "customerId", u.id::text as id, u.record_key::text as key,
            u.local_date::text as "localDate", u.local_seconds as "localSeconds",
            extract(epoch from u.started_at)::float8 as moment, u.subscription_id as "serviceId",
            u.call_type as "callType", u.dialled, u.band, u.duration_s as "durationS", u.billed_s as "billedS",
            u.bytes::float8 as bytes, u.sell_micro::float8 as "sellMicro", u.unit,
            u.billed_quantity::float8 as "billedQuantity", u.sell_version_id as "sellVersionId"
     from unnest(?::int[], ?::date[]) as bill (customer_id, bill_date)
     join billing.usage_records u on u.customer_id = bill.customer_id and u.bill_date = bill.bill_date
     where u.sell_micro > 0`,
    [bills.map(({ customerId }) => customerId), bills.map(({ billDate }) => billDate)],
  );
  return rows;
};

const mayDraw = (row: Row, rules: readonly AllowanceRule[] = []): boolean => {
  const { unit, quantity } = counted(row);
  return (
    quantity > 0 &&
    rules.some(
      (rule) =>
        rule.unit === unit &&
        (rule.bandGroups === null || rule.bandGroups.includes(row.band)) &&
        (rule.serviceIds === null || rule.serviceIds.includes(row.serviceId)),
    )
  );
};

const versionsOf = (rows: readonly Row[]): number[] => [
  ...new Set(rows.flatMap(({ sellVersionId }) => sellVersionId ?? [])),
];

/** The records of some bills that fit an allowance of theirs, each with how its price spreads over its units. */
export const loadDrawing = async (
  db: Knex,
  bills: readonly BillKey[],
  rulesOf: ReadonlyMap<number, readonly AllowanceRule[]>,
): Promise<DrawingRecord[]> => {
  const rows = (await loadRows(db, bills)).filter((row) =>
    mayDraw(row, rulesOf.get(row.customerId)),
  );
  const versions = versionsOf(rows);
  const pricing = versions.length > 0 ? await createPricing(db) : null;
  await pricing?.cards.load(versions);
  return rows.map((row) => ({
    customerId: row.customerId,
    id: row.id,
    localDate: row.localDate,
    band: row.band,
    callType: row.callType,
    usage: usageOfStored({
      key: row.key,
      moment: row.moment,
      serviceId: row.serviceId,
      bandGroup: row.band,
      sellMicro: row.sellMicro,
      rated: ratedAgain(row, pricing),
      ...counted(row),
    }),
  }));
};
