import { addDays, dayOfWeek, type IsoDate } from '../../billing/calendar';
import { type CdrRecord, formatCdrHeader, formatCdrLine } from '../../billing/usage';
import { buildBrokenLines, type Flaw, type UsageLine } from './broken-lines';
import { groupBy } from './group-by';

/** A usage file of the supplier. Broken lines are numbered as in an editor, from 1. */
export type UsageFile = {
  fileName: string;
  content: Buffer;
  rows: number;
  flaws: Map<number, Flaw>;
};

/** Some switches write accents in Windows-1252: the importer reads them all the same. */
const ACCENTED: Readonly<Record<string, string>> = {
  'Ivory Coast mobile': "C\u00f4te d'Ivoire mobile",
  'Germany Munich': 'Germany M\u00fcnchen',
  'Switzerland Zurich': 'Switzerland Z\u00fcrich',
  'Brazil Sao Paulo': 'Brazil S\u00e3o Paulo',
};

const soundLine = (record: CdrRecord): UsageLine => ({
  day: record.localDate,
  text: formatCdrLine({
    ...record,
    description: ACCENTED[record.description] ?? record.description,
  }),
  flaw: null,
});

/** The Sunday that a day's file is closed on. */
const closingDay = (day: IsoDate): IsoDate => addDays(day, 7 - dayOfWeek(day));

const fileOf = (day: IsoDate, lines: readonly UsageLine[]): UsageFile => {
  const [year, month, date] = day.split('-');
  const text = [formatCdrHeader(), ...lines.map((line) => line.text), ''].join('\r\n');
  const flaws = new Map<number, Flaw>();
  lines.forEach(({ flaw }, index) => {
    if (flaw) flaws.set(index + 2, flaw);
  });
  return {
    fileName: `CDR_Weekly_${date}${month}${year}_V3.txt`,
    // One byte a character: ASCII, and the accents as Windows-1252 has them.
    content: Buffer.from(text, 'latin1'),
    rows: lines.length,
    flaws,
  };
};

/** The supplier's files, a week each, in the order in which they came: sound calls, and some broken lines. */
export const buildUsageFiles = (calls: readonly CdrRecord[]): UsageFile[] => {
  const lastDay = calls.at(-1)?.localDate ?? '';
  // Sorted by day; within a day the sound calls come first, so that a repeated one follows its original.
  const lines = [...calls.map(soundLine), ...buildBrokenLines(calls)]
    .map((line) => (line.day > lastDay ? { ...line, day: lastDay } : line))
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
  return [...groupBy(lines, ({ day }) => closingDay(day))].map(([day, week]) => fileOf(day, week));
};
