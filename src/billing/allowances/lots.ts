import { daysBetween } from '../calendar';
import { mulDivHalfUp } from '../money';
import { type AllowanceLot, type AllowanceRule, type GrantPeriod, type LotBalance } from './types';

/** What a period grants: all of the allowance, or its share by active days, half-up. */
export const grantedQuantity = (rule: AllowanceRule, { period, active }: GrantPeriod): number => {
  const from = active.from > period.from ? active.from : period.from;
  const to = active.to < period.to ? active.to : period.to;
  const days = Math.max(daysBetween(from, to), 0);
  if (days === 0) return 0;
  if (rule.proration === 'whole') return rule.quantity;
  return mulDivHalfUp(rule.quantity, days, daysBetween(period.from, period.to));
};

/**
 * The lots that a period begins with: what was carried into it and what it grants itself.
 *
 * @throws RangeError when a date is not one.
 */
export const openLots = (input: {
  rule: AllowanceRule;
  grant: GrantPeriod;
  carried: readonly AllowanceLot[];
}): AllowanceLot[] => {
  const { rule, grant, carried } = input;
  const own: AllowanceLot = {
    ruleId: rule.id,
    grantedOn: grant.period.from,
    quantity: grantedQuantity(rule, grant),
    periodsLeft: rule.rollover?.periods ?? 0,
  };
  return [...carried, own];
};

/**
 * What goes on into the next period: what is left of lots that still hold then. Where that is more
 * than may be carried, the lots that would lapse first are cut.
 */
export const closeLots = (rule: AllowanceRule, balances: readonly LotBalance[]): AllowanceLot[] => {
  if (rule.rollover === null) return [];
  let room = rule.rollover.most ?? Number.MAX_SAFE_INTEGER;
  const carried: AllowanceLot[] = [];
  const lastFirst = balances
    .filter(({ ruleId, periodsLeft }) => ruleId === rule.id && periodsLeft > 0)
    .sort((a, b) => b.periodsLeft - a.periodsLeft || (a.grantedOn < b.grantedOn ? 1 : -1));
  for (const { ruleId, grantedOn, left, periodsLeft } of lastFirst) {
    const quantity = Math.min(left, room);
    if (quantity <= 0) continue;
    room -= quantity;
    carried.unshift({ ruleId, grantedOn, quantity, periodsLeft: periodsLeft - 1 });
  }
  return carried;
};
