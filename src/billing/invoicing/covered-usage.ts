import { allowanceText } from '../allowances';
import { formatMicro, sumMicro } from '../money';
import { type InclusiveUsage, type UsageSummary } from './types';

/** What of the same allowance on two parts of a line, as one. */
export const mergeInclusive = (
  a: readonly InclusiveUsage[] = [],
  b: readonly InclusiveUsage[] = [],
): InclusiveUsage[] => {
  const byName = new Map<string, InclusiveUsage>();
  for (const part of [...a, ...b]) {
    const key = `${part.unit}/${part.name}`;
    const known = byName.get(key);
    byName.set(
      key,
      known === undefined
        ? part
        : {
            ...known,
            quantity: known.quantity + part.quantity,
            coveredMicro: known.coveredMicro + part.coveredMicro,
          },
    );
  }
  return [...byName.values()];
};

const coveredMicro = (usage: UsageSummary): number =>
  sumMicro((usage.inclusive ?? []).map((part) => part.coveredMicro));

/** What a customer reads behind the count: ', 540 minutes inclusive, £1.20 paid from credit'. */
export const coveredText = (usage: UsageSummary): string => {
  const quantities = mergeInclusive(
    (usage.inclusive ?? []).map((part) => ({ ...part, name: '' })),
  ).map(({ quantity, unit }) => allowanceText(quantity, unit));
  const inclusive = quantities.length > 0 ? `, ${quantities.join(' and ')} inclusive` : '';
  const prepaid = usage.prepaidMicro ?? 0;
  return prepaid > 0 ? `${inclusive}, ${formatMicro(prepaid)} paid from credit` : inclusive;
};

/** Why less is charged than the usage costs; empty when nothing was covered. */
export const coveredSentence = (usage: UsageSummary): string => {
  const parts = (usage.inclusive ?? []).map(
    ({ name, quantity, unit, coveredMicro: covered }) =>
      `${allowanceText(quantity, unit)} from ${name}, worth ${formatMicro(covered)}`,
  );
  const prepaid = usage.prepaidMicro ?? 0;
  if (prepaid > 0) parts.push(`${formatMicro(prepaid)} paid from prepaid credit`);
  return parts.length === 0 ? '' : ` Taken off: ${parts.join('; ')}.`;
};

/** The figures behind coveredSentence. */
export const coveredFacts = (usage: UsageSummary): Record<string, number | string> => {
  const covered = coveredMicro(usage);
  const prepaid = usage.prepaidMicro ?? 0;
  if (covered === 0 && prepaid === 0 && (usage.inclusive ?? []).length === 0) return {};
  const facts: Record<string, number | string> = {
    wholeMicro: usage.sellMicro + covered + prepaid,
    coveredMicro: covered,
  };
  if (prepaid > 0) facts.prepaidMicro = prepaid;
  (usage.inclusive ?? []).forEach((part, index) => {
    facts[`allowance${index + 1}`] = part.name;
    facts[`allowance${index + 1}Quantity`] = part.quantity;
    facts[`allowance${index + 1}Unit`] = part.unit;
    facts[`allowance${index + 1}Micro`] = part.coveredMicro;
  });
  return facts;
};
