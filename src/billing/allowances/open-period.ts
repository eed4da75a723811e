import { daysBetween, type IsoDate, type Period } from '../calendar';
import { type EntityId } from '../entity-id';
import { mulDivHalfUp } from '../money';
import { type AllowanceLot, type AllowanceRule, type AllowanceUnit } from './types';

/** How an allowance is sold: what is counted in each. */
export type SoldUnit = 'minutes' | 'messages' | 'megabytes' | 'gigabytes' | 'units';

const COUNTED: Record<SoldUnit, { unit: AllowanceUnit; size: number }> = {
  minutes: { unit: 'second', size: 60 },
  messages: { unit: 'message', size: 1 },
  megabytes: { unit: 'byte', size: 1_000_000 },
  gigabytes: { unit: 'byte', size: 1_000_000_000 },
  units: { unit: 'unit', size: 1 },
};

/** A sold quantity, in thousandths, as what is counted: 500 minutes are 30,000 seconds. */
export const countedQuantity = (sold: SoldUnit, thousandths: number): number =>
  mulDivHalfUp(thousandths, COUNTED[sold].size, 1000);

/** An allowance as staff enter it; quantities in thousandths of the unit it is sold in. */
export type SoldAllowance = {
  allowanceId: number;
  name: string;
  unit: SoldUnit;
  quantityThousandths: number;
  bandGroups: readonly string[] | null;
  sharing: 'service' | 'customer';
  priority: number;
  proration: 'by-days' | 'whole';
  rollover: { periods: number; mostThousandths: number | null } | null;
};

/** A service that brings an allowance with it. */
export type AllowanceService = {
  serviceId: number;
  /** How many it is before the first of `changes`. */
  quantity: number;
  /** How many it is from a day on, in order; of two on one day the later in the list stands. */
  changes?: readonly { from: IsoDate; quantity: number }[];
  startDate: IsoDate;
  /** First day on which it is no more; null while it goes on. */
  endDate: IsoDate | null;
};

export type AllowanceGrant = SoldAllowance & AllowanceService;

/** Who draws on what a service grants: all services on one pot, or each on its own. */
export const ruleKeyOf = ({
  allowanceId,
  serviceId,
  sharing,
}: Pick<AllowanceGrant, 'allowanceId' | 'serviceId' | 'sharing'>): string =>
  sharing === 'customer' ? String(allowanceId) : `${allowanceId}:${serviceId}`;

/** Days of a period on which a service was there, each stretch with how many it was. */
const stretchesOf = (
  grant: AllowanceGrant,
  period: Period,
): { days: number; quantity: number }[] => {
  const first = grant.startDate > period.from ? grant.startDate : period.from;
  const end = grant.endDate !== null && grant.endDate < period.to ? grant.endDate : period.to;
  const stretches: { days: number; quantity: number }[] = [];
  let { quantity } = grant;
  let from = first;
  for (const change of [...(grant.changes ?? []), { from: end, quantity }]) {
    const to = change.from < end ? change.from : end;
    if (to > from) {
      stretches.push({ days: daysBetween(from, to), quantity });
      from = to;
    }
    quantity = change.quantity;
  }
  return stretches;
};

const ruleOf = (grant: AllowanceGrant, quantity: number): AllowanceRule => {
  const { unit, rollover } = grant;
  const most = rollover?.mostThousandths ?? null;
  return {
    id: ruleKeyOf(grant),
    name: grant.name,
    unit: COUNTED[unit].unit,
    quantity: countedQuantity(unit, grant.quantityThousandths) * quantity,
    bandGroups: grant.bandGroups,
    serviceIds: grant.sharing === 'customer' ? null : [grant.serviceId],
    priority: grant.priority,
    proration: grant.proration,
    rollover:
      rollover === null || rollover.periods === 0
        ? null
        : {
            periods: rollover.periods,
            most: most === null ? null : countedQuantity(unit, most) * quantity,
          },
  };
};

/** Two services that fill the same pot: it holds what both bring. */
const pooled = (a: AllowanceRule, b: AllowanceRule): AllowanceRule => ({
  ...a,
  quantity: a.quantity + b.quantity,
  rollover:
    a.rollover === null
      ? null
      : {
          ...a.rollover,
          most:
            a.rollover.most === null || b.rollover === null || b.rollover.most === null
              ? null
              : a.rollover.most + b.rollover.most,
        },
});

/**
 * What a customer's bill begins with: the allowances that his services bring, each prorated by the days of the cycle
 * that are billed and on which the service was there, by how many it was on each, and what was carried into the period
 * of those that still are.
 *
 * @throws RangeError when a date is not one.
 */
export const openPeriod = (input: {
  grants: readonly AllowanceGrant[];
  /** The days of the bill. */
  period: Period;
  /** First day of the whole cycle that the bill is of: before the period's when the bill is a customer's first. */
  cycleFrom: IsoDate;
  carried: readonly AllowanceLot[];
}): { rules: AllowanceRule[]; lots: AllowanceLot[] } => {
  const { grants, period, carried } = input;
  const whole = {
    from: input.cycleFrom < period.from ? input.cycleFrom : period.from,
    to: period.to,
  };
  const rules = new Map<EntityId, AllowanceRule>();
  const granted = new Map<EntityId, number>();
  for (const grant of grants) {
    const stretches = stretchesOf(grant, period);
    const rule = ruleOf(grant, Math.max(0, ...stretches.map((stretch) => stretch.quantity)));
    const one = countedQuantity(grant.unit, grant.quantityThousandths);
    const unitDays = stretches.reduce((sum, stretch) => sum + stretch.quantity * stretch.days, 0);
    const quantity =
      grant.proration === 'whole'
        ? rule.quantity
        : mulDivHalfUp(one, unitDays, daysBetween(whole.from, whole.to));
    if (quantity === 0) continue;
    const known = rules.get(rule.id);
    rules.set(rule.id, known ? pooled(known, rule) : rule);
    granted.set(rule.id, (granted.get(rule.id) ?? 0) + quantity);
  }
  const own = [...rules.values()].map((rule) => ({
    ruleId: rule.id,
    grantedOn: period.from,
    quantity: granted.get(rule.id) ?? 0,
    periodsLeft: rule.rollover?.periods ?? 0,
  }));
  const kept = carried.filter(({ ruleId }) => rules.has(ruleId));
  return { rules: [...rules.values()], lots: [...kept, ...own] };
};
