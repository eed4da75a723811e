import { assertSafeInteger, formatMicro, formatPence, penceFromMicro, sumMicro } from '../money';
import { nationalForm } from '../rating';
import { coveredFacts, coveredSentence, coveredText, mergeInclusive } from './covered-usage';
import { type UnplacedLine } from './line-order';
import { type UsageSummary } from './types';

const keyOf = (usage: UsageSummary): string =>
  JSON.stringify([
    usage.subscriptionId,
    usage.productId,
    usage.cli,
    usage.bandGroup,
    usage.label,
    usage.vatTreatment,
    usage.isReverseChargeable === true,
    usage.isThirdParty === true,
    usage.countNoun ?? 'call',
  ]);

const merged = (a: UsageSummary, b: UsageSummary): UsageSummary => ({
  ...a,
  calls: assertSafeInteger(a.calls + b.calls, 'calls'),
  seconds: assertSafeInteger(a.seconds + b.seconds, 'seconds'),
  sellMicro: sumMicro([a.sellMicro, b.sellMicro]),
  buyMicro: sumMicro([a.buyMicro, b.buyMicro]),
  from: a.from < b.from ? a.from : b.from,
  to: a.to > b.to ? a.to : b.to,
  ...(a.inclusive || b.inclusive ? { inclusive: mergeInclusive(a.inclusive, b.inclusive) } : {}),
  ...(a.prepaidMicro || b.prepaidMicro
    ? { prepaidMicro: sumMicro([a.prepaidMicro ?? 0, b.prepaidMicro ?? 0]) }
    : {}),
});

/** Adds up summaries of the same number, band group and tax, exactly. */
export const mergeUsage = (usage: readonly UsageSummary[]): UsageSummary[] => {
  const byKey = new Map<string, UsageSummary>();
  for (const summary of usage) {
    const key = keyOf(summary);
    const known = byKey.get(key);
    byKey.set(key, known ? merged(known, summary) : summary);
  }
  return [...byKey.values()];
};

/** Seconds as h:mm:ss. */
export const formatDuration = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60) % 60;
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}`;
};

/** The invoice line of a usage summary: micro-pounds rounded once, half-up, to the penny. */
export const usageLine = (usage: UsageSummary): UnplacedLine => {
  const netPence = penceFromMicro(usage.sellMicro);
  const noun = `${usage.countNoun ?? 'call'}${usage.calls === 1 ? '' : 's'}`;
  const time = usage.seconds > 0 ? `, ${formatDuration(usage.seconds)}` : '';
  const count = `${usage.calls} ${noun}${time}`;
  const from = usage.cli === null ? '' : ` from ${nationalForm(usage.cli)}`;
  return {
    section: usage.isThirdParty === true ? 'third-party' : 'usage',
    description: `${usage.label}${from}: ${count}${coveredText(usage)}`,
    vatTreatment: usage.vatTreatment,
    isReverseChargeable: usage.isReverseChargeable === true,
    wholeQuantity: null,
    netPence,
    periodFrom: usage.from,
    periodTo: usage.to,
    subscriptionId: usage.subscriptionId,
    productId: usage.productId,
    cli: usage.cli,
    discountId: null,
    explanation: {
      kind: 'usage',
      sentence: `${count}, each at its own price: ${formatMicro(usage.sellMicro)} together, rounded once to ${formatPence(netPence)}.${coveredSentence(usage)}`,
      facts: {
        bandGroup: usage.bandGroup,
        countNoun: usage.countNoun ?? 'call',
        calls: usage.calls,
        durationS: usage.seconds,
        sellMicro: usage.sellMicro,
        netPence,
        ...coveredFacts(usage),
      },
    },
    buyMicro: usage.buyMicro,
  };
};
