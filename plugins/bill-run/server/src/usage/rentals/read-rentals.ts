import { type ItemRental, readItemRental, splitCdrLine } from '../../../../../../src/billing';
import { readLines } from '../read-lines';
import { type SuspendedRow, suspendLine } from '../rows';
import { chargeKey, saidBy } from './charge-key';

/** A charge of a file, before it is known whose it is. */
export type ReadCharge = ItemRental & { lineNo: number; line: string; key: string };

export type ReadRentals = { charges: ReadCharge[]; held: SuspendedRow[]; lines: number };

const createKeys = () => {
  const seen = new Map<string, number>();
  return (charge: ItemRental): string => {
    const said = saidBy(charge);
    const nth = (seen.get(said) ?? 0) + 1;
    seen.set(said, nth);
    return chargeKey(charge, nth);
  };
};

/** Reads a line of an item-rental file. Errors: those of the columns and of splitting the line. */
export const readRentalLine = (line: string) => {
  const fields = splitCdrLine(line);
  return fields.ok ? readItemRental(fields.value) : fields;
};

/** Some of these files name their columns although the standard says that they do not. */
const isHeader = (fields: readonly string[], lineNo: number): boolean =>
  lineNo === 1 && /^effective date$/i.test(fields[0]?.trim() ?? '');

const MAX_LINES = 5_000;

/**
 * Reads an item-rental file whole: these have a row for each service, not for each call.
 * @throws the error of the file system.
 */
export const readRentals = async (path: string): Promise<ReadRentals> => {
  const keyOf = createKeys();
  const charges: ReadCharge[] = [];
  const held: SuspendedRow[] = [];
  let lines = 0;
  for await (const block of readLines({ path, linesDone: 0, maxLines: MAX_LINES })) {
    for (let index = 0; index < block.lines.length; index += 1) {
      const line = block.lines.at(index) ?? '';
      const lineNo = block.firstLineNo + index;
      lines = lineNo;
      const flaw = block.flaws.get(index);
      if (flaw !== undefined) {
        const why = { reason: 'wrong-encoding' as const, field: null, message: flaw };
        held.push(suspendLine({ lineNo, line, ...why }));
        continue;
      }
      if (line.trim() === '') continue;
      const fields = splitCdrLine(line);
      if (fields.ok && isHeader(fields.value, lineNo)) continue;
      const read = readRentalLine(line);
      if (read.ok) {
        charges.push({ ...read.value, lineNo, line, key: keyOf(read.value) });
        continue;
      }
      const { field, message } = read.error;
      held.push(suspendLine({ lineNo, line, reason: 'parse-error', field, message }));
    }
  }
  return { charges, held, lines };
};
