import { formatDate, type IsoDate } from '../calendar';
import { formatMicro, type Pence } from '../money';

/** A line of a bill as far as two bills are compared by it. */
export type ComparedLine = {
  section: string;
  description: string;
  subscriptionId: number | null;
  productId: number | null;
  netPence: Pence;
  quantity: number;
  unitPriceMicro: number | null;
  periodFrom: IsoDate | null;
  /** The first day of the service, and the first day without it; null when nothing is known of one, or it goes on. */
  serviceFrom?: IsoDate | null;
  serviceUntil?: IsoDate | null;
  /** Its amount was set by a person, who takes the place of quantity and price. */
  isByHand?: boolean;
  /** What usage lines count. */
  calls?: number;
  durationS?: number;
  countNoun?: string;
};

/** Why a bill is not what the last one was: in words, and by how much. */
export type ChangeReason = {
  kind:
    | 'new'
    | 'ceased'
    | 'usage'
    | 'price'
    | 'quantity'
    | 'part'
    | 'one-off'
    | 'discount'
    | 'other';
  text: string;
  deltaPence: Pence;
};

type Side = { net: Pence; lines: ComparedLine[] };

/** What two bills have in common: a service, a kind of call, or a text. */
const subjectOf = (line: ComparedLine): string => {
  if (line.section === 'usage') return `usage:${line.subscriptionId ?? ''}:${labelOf(line)}`;
  if (line.section === 'one-off') return `one-off:${line.description}:${line.periodFrom ?? ''}`;
  if (line.section === 'discount') return `discount:${line.description}`;
  return line.subscriptionId === null
    ? `${line.section}:${line.description}`
    : `service:${line.subscriptionId}`;
};

const labelOf = ({ description }: ComparedLine): string =>
  description.split(': ')[0] ?? description;

/** The name of a service without what is said of the period. */
const nameOf = ({ description }: ComparedLine): string =>
  description.replace(/, credit\b/, '').replace(/ \(\d+ of \d+ days\)/, '');

const bySubject = (lines: readonly ComparedLine[]): Map<string, Side> => {
  const subjects = new Map<string, Side>();
  for (const line of lines) {
    const side = subjects.get(subjectOf(line)) ?? { net: 0, lines: [] };
    side.net += line.netPence;
    side.lines.push(line);
    subjects.set(subjectOf(line), side);
  }
  return subjects;
};

const sum = (side: Side | undefined, of: (line: ComparedLine) => number | undefined): number =>
  side?.lines.reduce((total, line) => total + (of(line) ?? 0), 0) ?? 0;

/** '312 more minutes of calls to UK mobiles'. Texts and data have no minutes: they are counted. */
const usageText = (line: ComparedLine, now: Side | undefined, before: Side | undefined): string => {
  const seconds = sum(now, (one) => one.durationS) - sum(before, (one) => one.durationS);
  const count = sum(now, (one) => one.calls) - sum(before, (one) => one.calls);
  const minutes = Math.round(Math.abs(seconds) / 60);
  const label = labelOf(line);
  const what = label.charAt(0).toLowerCase() + label.slice(1);
  if (minutes > 0) {
    return `${minutes} ${seconds > 0 ? 'more' : 'fewer'} minute${minutes === 1 ? '' : 's'}: ${what}`;
  }
  if (count !== 0) {
    const noun = `${line.countNoun ?? 'call'}${Math.abs(count) === 1 ? '' : 's'}`;
    return `${Math.abs(count)} ${count > 0 ? 'more' : 'fewer'} ${noun}: ${what}`;
  }
  return `Other prices: ${what}`;
};

const isPart = (side: Side): boolean =>
  side.lines.length !== 1 ||
  side.lines.some(({ description }) => / of \d+ days\)/.test(description));

const isByHand = (side: Side): boolean => side.lines.some((line) => line.isByHand === true);

/** A service on both bills: its price, its quantity, or a part of a period. */
const serviceText = (now: Side, before: Side): Pick<ChangeReason, 'kind' | 'text'> => {
  const [line, last] = [now.lines[0] as ComparedLine, before.lines[0] as ComparedLine];
  if (isByHand(now)) return { kind: 'other', text: `${nameOf(line)}: amount set by hand` };
  if (isByHand(before)) {
    return { kind: 'other', text: `${nameOf(line)}: amount set by hand on the last bill` };
  }
  if (isPart(now) || isPart(before)) {
    return { kind: 'part', text: `${nameOf(line)}: another part of a period than last time` };
  }
  if (line.quantity !== last.quantity) {
    return {
      kind: 'quantity',
      text: `${nameOf(line)}: ${line.quantity} instead of ${last.quantity}`,
    };
  }
  if (line.unitPriceMicro !== null && last.unitPriceMicro !== null) {
    const prices = `${formatMicro(line.unitPriceMicro)} instead of ${formatMicro(last.unitPriceMicro)}`;
    return { kind: 'price', text: `${nameOf(line)}: ${prices}` };
  }
  return { kind: 'other', text: `${nameOf(line)}: another amount than last time` };
};

const wordsOf = (
  now: Side | undefined,
  before: Side | undefined,
  billDate: IsoDate,
): Pick<ChangeReason, 'kind' | 'text'> => {
  const line = (now ?? before)?.lines[0] as ComparedLine;
  if (line.section === 'usage') return { kind: 'usage', text: usageText(line, now, before) };
  if (line.section === 'discount') {
    const text = now && before ? 'another amount' : now ? 'new' : 'ended';
    return { kind: 'discount', text: `Discount ${line.description}: ${text}` };
  }
  if (line.section === 'one-off') {
    return { kind: 'one-off', text: now ? nameOf(line) : `${nameOf(line)}: only on the last bill` };
  }
  if (now && before) return serviceText(now, before);
  return now ? onlyNow(now) : onlyBefore(before as Side, billDate);
};

/** What is charged by the quarter or the year is on few bills: only what began is new. */
const onlyNow = ({ net, lines }: Side): Pick<ChangeReason, 'kind' | 'text'> => {
  const line = lines[0] as ComparedLine;
  if (net < 0) return { kind: 'other', text: `${nameOf(line)}: credit` };
  const { serviceFrom = null, periodFrom } = line;
  const isFirst = lines.some((one) => one.periodFrom === null || one.periodFrom === serviceFrom);
  if (serviceFrom !== null && !isFirst) {
    return { kind: 'other', text: `${nameOf(line)}: not on the last bill` };
  }
  const from = periodFrom === null ? '' : ` from ${formatDate(periodFrom)}`;
  return { kind: 'new', text: `New: ${nameOf(line)}${from}` };
};

/** Not due on this bill, or left out of it; ended only when the service is over. */
const onlyBefore = (
  { net, lines }: Side,
  billDate: IsoDate,
): Pick<ChangeReason, 'kind' | 'text'> => {
  const line = lines[0] as ComparedLine;
  const { serviceUntil = null } = line;
  if (net < 0) return { kind: 'other', text: `${nameOf(line)}: credit only on the last bill` };
  return serviceUntil !== null && serviceUntil <= billDate
    ? { kind: 'ceased', text: `Ended: ${nameOf(line)}` }
    : { kind: 'other', text: `${nameOf(line)}: only on the last bill` };
};

/**
 * Why a bill differs from the one before it, biggest change first. The changes add up to the difference of the net totals.
 * Both are compared by what is charged: a service, a kind of call, a one-off charge, a discount.
 */
export const explainChange = ({
  lines,
  before,
  billDate,
}: {
  lines: readonly ComparedLine[];
  before: readonly ComparedLine[];
  /** Of the bill that is explained. */
  billDate: IsoDate;
}): ChangeReason[] => {
  const now = bySubject(lines);
  const then = bySubject(before);
  return [...new Set([...now.keys(), ...then.keys()])]
    .map((subject) => ({
      ...wordsOf(now.get(subject), then.get(subject), billDate),
      deltaPence: (now.get(subject)?.net ?? 0) - (then.get(subject)?.net ?? 0),
    }))
    .filter(({ deltaPence }) => deltaPence !== 0)
    .sort((a, b) => Math.abs(b.deltaPence) - Math.abs(a.deltaPence) || (a.text < b.text ? -1 : 1));
};
