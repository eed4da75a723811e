import type { CallRow } from '../view-model';
import type { Random } from './random';

const KINDS = [
  { prefix: '441', destination: 'UK local and national', microPerMinute: 12_000 },
  { prefix: '447', destination: 'UK mobile', microPerMinute: 65_000 },
  { prefix: '44330', destination: 'UK 03 numbers', microPerMinute: 12_000 },
  { prefix: '353', destination: 'Ireland', microPerMinute: 24_500 },
  { prefix: '4987', destination: 'Germany', microPerMinute: 31_000 },
] as const;

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.between(0, 9)).join('');

const sampleCall = ({ random, cli }: { random: Random; cli: string }): CallRow => {
  const kind = random.pick(KINDS);
  const durationS = random.between(3, 1_400);
  return {
    callType: 'V',
    cli,
    dialled: kind.prefix + digits(random, 12 - kind.prefix.length),
    destination: kind.destination,
    localDate: `2026-05-${String(random.between(1, 31)).padStart(2, '0')}`,
    localSeconds: random.between(7 * 3600, 21 * 3600),
    durationS,
    bytes: 0,
    sellMicro: Math.floor((durationS * kind.microPerMinute) / 60),
  };
};

/** Calls made in May 2026 from two numbers, in no particular order. */
export const sampleCalls = ({ random, count }: { random: Random; count: number }): CallRow[] =>
  Array.from({ length: count }, (_, index) =>
    sampleCall({ random, cli: index % 3 === 0 ? '441614960111' : '441614960112' }),
  );
