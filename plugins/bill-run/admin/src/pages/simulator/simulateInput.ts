import { todayInLondon } from '../../../../../../src/admin/kit';
import type { SimulateBody } from '../../../../shared/contracts/simulate';

/** What was typed, as it stands in the address. */
export type Typed = Record<(typeof NAMES)[number], string>;

const NAMES = [
  'customer',
  'reseller',
  'card',
  'version',
  'compareWith',
  'source',
  'kind',
  'number',
  'date',
  'time',
  'length',
  'quantity',
  'unit',
] as const;

const BYTES: Record<string, number> = { KB: 1_000, MB: 1_000_000, GB: 1_000_000_000 };

export const typedFrom = (params: URLSearchParams): Typed => {
  const typed = Object.fromEntries(NAMES.map((name) => [name, params.get(name) ?? ''])) as Typed;
  return {
    ...typed,
    kind: typed.kind || 'call',
    date: typed.date || todayInLondon(),
    time: typed.time || '10:00',
    length: typed.length || '3:00',
    quantity: typed.quantity || '1',
    unit: typed.unit || 'MB',
  };
};

export const toParams = (typed: Typed): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));

/** Seconds of 'm:ss', 'h:mm:ss' or plain seconds; null when it is none of them. */
export const secondsOf = (length: string): number | null => {
  if (!/^\d+(?::\d{1,2}){0,2}$/.test(length.trim())) {
    return null;
  }
  return length
    .trim()
    .split(':')
    .reduce((seconds, part) => seconds * 60 + Number(part), 0);
};

/** What the server is asked; null while something is missing. */
export const bodyFrom = (typed: Typed): SimulateBody | null => {
  const durationS = secondsOf(typed.length);
  const amount = Number(typed.quantity);
  const isSomebody = Boolean(typed.customer || typed.reseller || typed.card);
  if (!isSomebody || durationS === null || !Number.isFinite(amount)) {
    return null;
  }
  const kind = typed.kind as SimulateBody['kind'];
  const quantity = kind === 'data' ? Math.round(amount * (BYTES[typed.unit] ?? 1)) : amount;
  const chosen = (['customer', 'reseller', 'card', 'version', 'compareWith', 'source'] as const)
    .filter((name) => typed[name] !== '')
    .map((name) => [name, typed[name]]);
  return {
    ...Object.fromEntries(chosen),
    kind,
    number: kind === 'data' ? '' : typed.number,
    date: typed.date,
    time: typed.time,
    durationS: kind === 'call' ? durationS : 0,
    quantity: kind === 'call' ? 0 : quantity,
    fileMicro: 0,
  };
};
