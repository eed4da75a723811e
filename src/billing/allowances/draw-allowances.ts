import { compareIds } from '../entity-id';
import { type BillingError, fail, ok, type Result } from '../result';
import {
  type AllowanceDraw,
  type AllowanceLot,
  type AllowanceRule,
  type AllowanceUsage,
  type AllowedRecord,
  type LotBalance,
} from './types';

export type AllowanceError = BillingError<'duplicate-key' | 'duplicate-rule' | 'unknown-rule'>;

type Shelf = { rule: AllowanceRule; balance: LotBalance };

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Lots in the order in which they are drawn on: priority, then rule, then what lapses first. */
const inDrawOrder = (a: Shelf, b: Shelf): number =>
  a.rule.priority - b.rule.priority ||
  compareIds(a.rule.id, b.rule.id) ||
  a.balance.periodsLeft - b.balance.periodsLeft ||
  compareText(a.balance.grantedOn, b.balance.grantedOn);

const mayDraw = (usage: AllowanceUsage, rule: AllowanceRule): boolean =>
  usage.unit === rule.unit &&
  (rule.bandGroups === null || rule.bandGroups.includes(usage.bandGroup)) &&
  (rule.serviceIds === null || rule.serviceIds.includes(usage.serviceId));

const drawFor = (usage: AllowanceUsage, shelves: readonly Shelf[]): AllowanceDraw[] => {
  const draws: AllowanceDraw[] = [];
  // What costs nothing uses up nothing.
  if (usage.upTo(usage.quantity) === 0) return draws;
  let reached = 0;
  for (const { rule, balance } of shelves) {
    if (reached >= usage.quantity) break;
    const quantity = Math.min(balance.left, usage.quantity - reached);
    if (quantity <= 0 || !mayDraw(usage, rule)) continue;
    const coveredMicro = usage.upTo(reached + quantity) - usage.upTo(reached);
    draws.push({ ruleId: rule.id, grantedOn: balance.grantedOn, quantity, coveredMicro });
    balance.used += quantity;
    balance.left -= quantity;
    reached += quantity;
  }
  return draws;
};

const allowed = (usage: AllowanceUsage, shelves: readonly Shelf[]): AllowedRecord => {
  const draws = drawFor(usage, shelves);
  const drawn = draws.reduce((sum, { quantity }) => sum + quantity, 0);
  const covered = draws.reduce((sum, { coveredMicro }) => sum + coveredMicro, 0);
  return {
    key: usage.key,
    draws,
    chargedQuantity: usage.quantity - drawn,
    wholeMicro: usage.wholeMicro,
    chargeMicro: usage.wholeMicro - covered,
  };
};

const repeated = (texts: readonly string[]): string | undefined => {
  const seen = new Set<string>();
  return texts.find((text) => seen.size === seen.add(text).size);
};

const shelvesOf = (
  rules: readonly AllowanceRule[],
  lots: readonly AllowanceLot[],
): Result<Shelf[], AllowanceError> => {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  if (byId.size < rules.length) {
    const message = 'An allowance is given twice. Each may stand once.';
    return fail({ code: 'duplicate-rule', field: 'rules', message });
  }
  const shelves: Shelf[] = [];
  for (const lot of lots) {
    const rule = byId.get(lot.ruleId);
    if (rule === undefined) {
      const message = `There is a quantity of allowance ${lot.ruleId}, but no such allowance.`;
      return fail({ code: 'unknown-rule', field: 'lots', message });
    }
    shelves.push({ rule, balance: { ...lot, used: 0, left: lot.quantity } });
  }
  return ok(shelves.sort(inDrawOrder));
};

/**
 * Draws a period's records on its allowances, always from the whole period: by the time the records
 * began, then by their keys, whatever the order in which they came. A late record changes the result
 * as if it had been there from the start; the differences are what is to be adjusted.
 *
 * A record that an allowance covers only partly is split there: its first units are inclusive, and
 * with them set-up and minimum; the rest costs the whole less what the first units would have cost.
 * So the parts add up to the whole to the micro-pound. Blocks are counted before, over the whole.
 *
 * Errors: `duplicate-key` (a record twice), `duplicate-rule`, `unknown-rule` (a lot of none).
 */
export const drawAllowances = (input: {
  rules: readonly AllowanceRule[];
  lots: readonly AllowanceLot[];
  records: readonly AllowanceUsage[];
}): Result<{ records: AllowedRecord[]; lots: LotBalance[] }, AllowanceError> => {
  const twice = repeated(input.records.map(({ key }) => key));
  if (twice !== undefined) {
    const message = `The record ${twice} is there twice. Each may draw once.`;
    return fail({ code: 'duplicate-key', field: 'records', message });
  }
  const shelves = shelvesOf(input.rules, input.lots);
  if (!shelves.ok) return shelves;
  const inOrder = [...input.records].sort(
    (a, b) => a.moment - b.moment || compareText(a.key, b.key),
  );
  const records = inOrder.map((usage) => allowed(usage, shelves.value));
  return ok({ records, lots: shelves.value.map(({ balance }) => balance) });
};
