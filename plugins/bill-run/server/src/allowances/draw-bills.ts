import type { Knex } from 'knex';

import {
  type AllowanceDraw,
  type AllowanceGrant,
  type AllowanceLot,
  type AllowanceRule,
  closeLots,
  drawAllowances,
  type LotBalance,
  openPeriod,
  ruleKeyOf,
} from '../../../../../src/billing';
import type { BillKey } from './bill';
import { loadCarried } from './load-carried';
import { type DrawingRecord, loadDrawing } from './load-drawing';
import { loadGrants } from './load-grants';

/** A lot of a bill, with whose it is. */
export type DrawnLot = LotBalance & {
  rule: AllowanceRule;
  allowanceId: number;
  /** The service that alone draws on it; null for one that all share. */
  serviceId: number | null;
  /** What goes on into the next period. */
  carried: number;
};

export type RecordDraw = { record: DrawingRecord; draw: AllowanceDraw; position: number };

/** What the allowances of a bill covered. */
export type DrawnBill = { bill: BillKey; lots: DrawnLot[]; draws: RecordDraw[] };

/** Bills that are drawn at once, so that few records are in memory. */
const AT_ONCE = 50;

const carriedOf = (rules: readonly AllowanceRule[], lots: readonly LotBalance[]) => {
  const carried = new Map<string, number>();
  for (const rule of rules) {
    for (const lot of closeLots(rule, lots)) {
      carried.set(`${lot.ruleId}/${lot.grantedOn}`, lot.quantity);
    }
  }
  return carried;
};

type Drawing = {
  bill: BillKey;
  grants: readonly AllowanceGrant[];
  rules: readonly AllowanceRule[];
  lots: readonly AllowanceLot[];
  records: readonly DrawingRecord[];
};

const drawBill = ({ bill, grants, rules, lots, records }: Drawing): DrawnBill => {
  const drawn = drawAllowances({ rules, lots, records: records.map(({ usage }) => usage) });
  // Keys of records are unique and lots are made of the rules, so this cannot fail.
  if (!drawn.ok) throw new Error(drawn.error.message);
  const carried = carriedOf(rules, drawn.value.lots);
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));
  const grantOf = new Map(grants.map((grant) => [ruleKeyOf(grant), grant]));
  const recordOf = new Map(records.map((record) => [record.usage.key, record]));
  return {
    bill,
    lots: drawn.value.lots.flatMap((lot) => {
      const [rule, grant] = [ruleOf.get(lot.ruleId), grantOf.get(String(lot.ruleId))];
      if (!rule || !grant) return [];
      return [
        {
          ...lot,
          rule,
          allowanceId: grant.allowanceId,
          serviceId: grant.sharing === 'service' ? grant.serviceId : null,
          carried: carried.get(`${lot.ruleId}/${lot.grantedOn}`) ?? 0,
        },
      ];
    }),
    draws: drawn.value.records.flatMap(({ key, draws }) => {
      const record = recordOf.get(key);
      if (!record) return [];
      return draws.map((draw, index) => ({ record, draw, position: index + 1 }));
    }),
  };
};

const drawSome = async (
  db: Knex,
  bills: readonly BillKey[],
  grantsOf: ReadonlyMap<number, AllowanceGrant[]>,
): Promise<DrawnBill[]> => {
  const carried = await loadCarried(db, bills);
  const opened = bills.map((bill) => {
    const grants = grantsOf.get(bill.customerId) ?? [];
    const lots = carried.get(bill.customerId) ?? [];
    return { bill, grants, ...openPeriod({ ...bill, grants, carried: lots }) };
  });
  const rulesOf = new Map(opened.map(({ bill, rules }) => [bill.customerId, rules]));
  const records = new Map<number, DrawingRecord[]>();
  for (const record of await loadDrawing(db, bills, rulesOf)) {
    const known = records.get(record.customerId);
    if (known) known.push(record);
    else records.set(record.customerId, [record]);
  }
  return opened.map((open) =>
    drawBill({ ...open, records: records.get(open.bill.customerId) ?? [] }),
  );
};

/**
 * Draws the records of some bills on their customers' allowances, always from the whole period: what is stamped with the
 * bill, and nothing of what was drawn before. One bill of a customer at a time. Customers without allowances are left
 * out and cost one query of all.
 */
export const drawBills = async (db: Knex, bills: readonly BillKey[]): Promise<DrawnBill[]> => {
  const grantsOf = await loadGrants(db, bills);
  const having = bills.filter(({ customerId }) => grantsOf.has(customerId));
  const drawn: DrawnBill[] = [];
  for (let from = 0; from < having.length; from += AT_ONCE) {
    drawn.push(...(await drawSome(db, having.slice(from, from + AT_ONCE), grantsOf)));
  }
  return drawn;
};
