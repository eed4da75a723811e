import type { InclusiveUsage, UsageSummary } from '../../../../../src/billing/invoicing';
import { nationalForm } from '../../../../../src/billing/rating';
import type { InvoiceAllowance } from '../../../../invoice-templates/shared/contracts/invoice-details';
import type { DrawnBill } from '../allowances';
import type { CustomerFacts, UsageFacts } from './bill-facts';

/** What allowances covered of a customer's bill, by the lines of its usage. */
export type AllowanceFacts = {
  inclusive: ReadonlyMap<string, readonly InclusiveUsage[]>;
  summary: readonly InvoiceAllowance[];
  /** To be stored beside the draft. */
  drawn: DrawnBill;
};

type OfLine = { band: string; callType: string };

const lineKey = ({ band, callType }: OfLine): string => `${callType}/${band}`;

const inclusiveByLine = ({ draws, lots }: DrawnBill): Map<string, InclusiveUsage[]> => {
  const ruleOf = new Map(lots.map(({ ruleId, rule }) => [ruleId, rule]));
  const lines = new Map<string, Map<string, InclusiveUsage>>();
  for (const { record, draw } of draws) {
    const rule = ruleOf.get(draw.ruleId);
    if (!rule) continue;
    const key = lineKey(record);
    const line = lines.get(key) ?? new Map<string, InclusiveUsage>();
    lines.set(key, line);
    const known = line.get(rule.name);
    line.set(rule.name, {
      name: rule.name,
      unit: rule.unit,
      quantity: (known?.quantity ?? 0) + draw.quantity,
      coveredMicro: (known?.coveredMicro ?? 0) + draw.coveredMicro,
    });
  }
  return new Map([...lines].map(([key, line]) => [key, [...line.values()]]));
};

/** Each allowance once, with what was carried into it; `numberOf` names the service that alone draws on it. */
const summaryOf = (
  { lots, bill }: DrawnBill,
  numberOf: (serviceId: number) => string | null,
): InvoiceAllowance[] => {
  const byRule = new Map<string, InvoiceAllowance>();
  for (const lot of lots) {
    const key = String(lot.ruleId);
    const isOwn = lot.grantedOn === bill.period.from;
    const known = byRule.get(key) ?? {
      name: lot.rule.name,
      service: lot.serviceId === null ? null : numberOf(lot.serviceId),
      unit: lot.rule.unit,
      granted: 0,
      carriedIn: 0,
      used: 0,
      carriedOn: 0,
    };
    byRule.set(key, {
      ...known,
      granted: known.granted + (isOwn ? lot.quantity : 0),
      carriedIn: known.carriedIn + (isOwn ? 0 : lot.quantity),
      used: known.used + lot.used,
      carriedOn: known.carriedOn + lot.carried,
    });
  }
  return [...byRule.values()];
};

export const allowanceFacts = (
  drawn: DrawnBill,
  numbers: ReadonlyMap<number, string>,
): AllowanceFacts => ({
  inclusive: inclusiveByLine(drawn),
  summary: summaryOf(drawn, (serviceId) => {
    const number = numbers.get(serviceId);
    return number === undefined ? null : nationalForm(number);
  }),
  drawn,
});

/** A usage line with what allowances covered of it taken off. */
export const withAllowances = (
  summary: UsageSummary,
  usage: UsageFacts,
  { allowances }: Pick<CustomerFacts, 'allowances'>,
): UsageSummary => {
  const inclusive = allowances?.inclusive.get(lineKey(usage));
  if (inclusive === undefined) return summary;
  const coveredMicro = inclusive.reduce((sum, part) => sum + part.coveredMicro, 0);
  return { ...summary, sellMicro: summary.sellMicro - coveredMicro, inclusive };
};

/** Lines of usage with what was paid from prepaid credit taken off, in the order of the lines. */
export const withPrepaid = (
  usage: readonly UsageSummary[],
  { prepaidMicro }: Pick<CustomerFacts, 'prepaidMicro'>,
): UsageSummary[] => {
  let left = prepaidMicro ?? 0;
  return usage.map((summary) => {
    const paid = Math.max(Math.min(left, summary.sellMicro), 0);
    if (paid === 0) return summary;
    left -= paid;
    return { ...summary, sellMicro: summary.sellMicro - paid, prepaidMicro: paid };
  });
};

/** What is printed about a bill's allowances; nothing where there are none. */
export const allowanceDetails = ({
  allowances,
}: Pick<CustomerFacts, 'allowances'>): { allowances?: InvoiceAllowance[] } =>
  allowances === undefined || allowances.summary.length === 0
    ? {}
    : { allowances: [...allowances.summary] };
