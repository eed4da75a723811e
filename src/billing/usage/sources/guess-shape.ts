import { createSplitLine } from './split-line';

/** What a sample of a delimited file looks like. */
export type GuessedShape = {
  delimiter: string;
  header: 'none' | 'first-line';
  columnCount: number;
};

const DELIMITERS = [',', ';', '\t', '|'];

const columnsBy = (lines: readonly string[], delimiter: string): number[] => {
  const split = createSplitLine(delimiter, '"');
  return lines.map((line) => {
    const fields = split(line);
    return fields.ok ? fields.value.length : 0;
  });
};

/** How many lines have as many columns as the first; none when that is a single one. */
const agreement = (counts: readonly number[]): number => {
  const [first = 0] = counts;
  return first < 2 ? 0 : counts.filter((count) => count === first).length;
};

/** Names have letters and stand for nothing else: no number, date or blank among them. */
const looksLikeNames = (fields: readonly string[]): boolean =>
  fields.length > 1 &&
  fields.every((field) => /[a-z]/i.test(field) && !/^[+\d]/.test(field.trim()));

/** Guesses from the first lines by what their columns are parted and whether the first names them; null when nothing does. */
export const guessShape = (text: readonly string[]): GuessedShape | null => {
  const lines = text.filter((line) => line.trim() !== '').slice(0, 20);
  let best: { delimiter: string; agreed: number; columns: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const counts = columnsBy(lines, delimiter);
    const [columns = 0] = counts;
    const agreed = agreement(counts);
    const isBetter =
      best === null || agreed > best.agreed || (agreed === best.agreed && columns > best.columns);
    if (agreed > 0 && isBetter) best = { delimiter, agreed, columns };
  }
  if (best === null) return null;
  const first = createSplitLine(best.delimiter, '"')(lines[0] ?? '');
  const header = first.ok && looksLikeNames(first.value) ? 'first-line' : 'none';
  return { delimiter: best.delimiter, header, columnCount: best.columns };
};
