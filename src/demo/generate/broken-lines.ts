import { addDays } from '../../billing/calendar';
import { type CdrRecord, formatCdrLine } from '../../billing/usage';
import { createRandom, type Random } from '../random';
import { scenario } from '../scenario';

/** Why a line is broken; the reasons of suspense that it will be seen under are in docs/demo.md. */
export type Flaw =
  | 'truncated'
  | 'no-such-day'
  | 'unknown-number'
  | 'unknown-prefix'
  | 'withheld-number'
  | 'repeated'
  | 'negative-price'
  | 'far-future'
  | 'not-text';

/** Of the broken lines, how many have which flaw. They add up to scenario.brokenCalls. */
export const flawCounts: Readonly<Record<Flaw, number>> = {
  truncated: 40,
  'no-such-day': 35,
  'unknown-number': 60,
  'unknown-prefix': 45,
  'withheld-number': 20,
  repeated: 60,
  'negative-price': 15,
  'far-future': 10,
  'not-text': 15,
};

/** +210 is nobody's: no country has the code. */
const UNKNOWN_PREFIX = '+2105550';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** How a sound record is broken. `repeated` ones stay as they are: the line before it is the flaw. */
const breakers: Record<Flaw, (record: CdrRecord, random: Random) => string> = {
  truncated: (record, random) => {
    const line = formatCdrLine(record);
    return line.slice(0, random.int(40, line.length - 60));
  },
  'no-such-day': (record, random) =>
    formatCdrLine(record).replace(
      /"\d\d\/\d\d\/\d{4}"/,
      `"31/${random.pick(['09', '11', '02'])}/2026"`,
    ),
  // 01632 960xxx is kept for drama, and no customer of the demo has a number there.
  'unknown-number': (record, random) =>
    formatCdrLine({ ...record, cli: `+441632960${String(random.int(0, 999)).padStart(3, '0')}` }),
  'unknown-prefix': (record, random) =>
    formatCdrLine({ ...record, dialled: `${UNKNOWN_PREFIX}${twoDigits(random.int(0, 99))}01` }),
  'withheld-number': (record) => formatCdrLine({ ...record, dialled: 'Withheld' }),
  repeated: (record) => formatCdrLine(record),
  'negative-price': (record) =>
    formatCdrLine({ ...record, salesPriceMicro: -Math.max(1000, record.salesPriceMicro) }),
  'far-future': (record) =>
    formatCdrLine({ ...record, localDate: `2099-${record.localDate.slice(5)}` }),
  'not-text': (record) => formatCdrLine({ ...record, description: 'Call\u0000detail' }),
};

/** A line of a usage file, and the day in whose file it is delivered. */
export type UsageLine = { day: string; text: string; flaw: Flaw | null };

/**
 * Lines broken on purpose. Each but the repeated ones has a Record ID of its own, so that mending it
 * gives a call that was not there; a repeated one comes in the file of its original or the next.
 */
export const buildBrokenLines = (calls: readonly CdrRecord[]): UsageLine[] => {
  const random = createRandom(`${scenario.seed}:broken`);
  const flaws = Object.entries(flawCounts) as [Flaw, number][];
  let serial = 0;
  return flaws.flatMap(([flaw, count]) =>
    Array.from({ length: count }, (): UsageLine => {
      const original = random.pick(calls);
      serial += 1;
      const recordId = flaw === 'repeated' ? original.recordId : `HALX${twoDigits(serial)}`;
      const text = breakers[flaw]({ ...original, recordId }, random);
      const isLater = flaw === 'repeated' && random.chance(0.4);
      return { day: isLater ? addDays(original.localDate, 7) : original.localDate, text, flaw };
    }),
  );
};
