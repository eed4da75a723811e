import { type IsoDate } from '../calendar';
import { type BillingError, fail, ok, type Result } from '../result';
import { fromBacsDate } from './bacs-date';
import { isBacsText } from './charset';
import {
  type BacsEntry,
  type BacsSubmission,
  type BacsTotals,
  type BankAccount,
  COLLECTION_CODES,
  INSTRUCTION_CODES,
} from './submission';
import { bacsTotals } from './totals';

export type ReadBacsError = BillingError<
  'wrong-length' | 'wrong-label' | 'bad-character' | 'bad-value' | 'totals-differ'
> & { line: number };

const LABELS = ['VOL1', 'HDR1', 'HDR2', 'UHL1'] as const;
const TRAILERS = ['EOF1', 'EOF2', 'UTL1'] as const;
const LABEL_LENGTH = 80;
const RECORD_LENGTH = 100;
const CODES: readonly string[] = [...COLLECTION_CODES, ...INSTRUCTION_CODES];

type Problems = ReadBacsError[];
type Place = { problems: Problems; at: number };

const report = (place: Place, code: ReadBacsError['code'], message: string): void => {
  place.problems.push({ code, line: place.at, message });
};

/** Characters of a line by their positions in the specification: from 1, both ends included. */
const field = (line: string, from: number, to: number): string => line.slice(from - 1, to);

const dateAt = (line: string, from: number, place: Place): IsoDate => {
  const date = fromBacsDate(field(line, from, from + 5));
  if (date === null) report(place, 'bad-value', `no date at position ${from}`);
  return date ?? '';
};

const wholeAt = (line: string, from: number, to: number, place: Place): number => {
  const text = field(line, from, to);
  if (!/^\d+$/.test(text)) report(place, 'bad-value', `no number at position ${from}`);
  return Number(text);
};

const accountAt = (line: string, from: number): BankAccount => ({
  sortCode: field(line, from, from + 5),
  accountNumber: field(line, from + 6, from + 13),
});

const labelOf = (index: number, count: number): string | null =>
  LABELS[index] ?? TRAILERS[index - (count - TRAILERS.length)] ?? null;

const checkForm = (lines: readonly string[], problems: Problems): void => {
  lines.forEach((line, index) => {
    const place = { problems, at: index + 1 };
    const label = labelOf(index, lines.length);
    const length = label === null ? RECORD_LENGTH : LABEL_LENGTH;
    if (line.length !== length) {
      report(place, 'wrong-length', `${line.length} characters instead of ${length}`);
    }
    if (!isBacsText(line)) report(place, 'bad-character', 'a character that Bacs does not know');
    if (label !== null && !line.startsWith(label)) {
      report(place, 'wrong-label', `${line.slice(0, 4)} instead of ${label}`);
    }
  });
};

type DataRecords = Pick<BacsSubmission, 'serviceUserName'> & {
  entries: BacsEntry[];
  contras: BacsTotals['contras'];
};

const isKnownCode = (code: string): code is BacsEntry['code'] => CODES.includes(code);

const readRecords = (records: readonly string[], problems: Problems): DataRecords => {
  const entries: BacsEntry[] = [];
  const contras: BacsTotals['contras'] = [];
  records.forEach((line, index) => {
    const place = { problems, at: LABELS.length + index + 1 };
    const code = field(line, 16, 17);
    const originator = accountAt(line, 18);
    const amountPence = wholeAt(line, 36, 46, place);
    if (code === '99') contras.push({ originator, amountPence });
    else if (isKnownCode(code) && contras.length === 0) {
      entries.push({
        code,
        payer: accountAt(line, 1),
        payerName: field(line, 83, 100).trimEnd(),
        originator,
        amountPence,
        reference: field(line, 65, 82).trimEnd(),
      });
    } else report(place, 'bad-value', `code ${code} has no place here`);
  });
  const serviceUserName = field(records[0] ?? '', 47, 64).trimEnd();
  return { serviceUserName, entries, contras };
};

const statedTotals = (
  trailer: string,
  contras: BacsTotals['contras'],
  place: Place,
): BacsTotals => ({
  debitPence: wholeAt(trailer, 5, 17, place),
  creditPence: wholeAt(trailer, 18, 30, place),
  debitCount: wholeAt(trailer, 31, 37, place),
  creditCount: wholeAt(trailer, 38, 44, place),
  instructionCount: wholeAt(trailer, 53, 59, place),
  contras,
});

/**
 * Reads a DAILY Standard 18 file back, with either line ending, and checks labels, lengths,
 * characters, that trailers repeat headers, and that credits and totals agree with the records.
 *
 * Errors: `wrong-length`, `wrong-label`, `bad-character`, `bad-value`, `totals-differ`, each with
 * its line from 1; the first in the order of the file.
 */
export const readStandard18 = (
  text: string,
): Result<{ submission: BacsSubmission; totals: BacsTotals }, ReadBacsError> => {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const problems: Problems = [];
  if (lines.length < LABELS.length + TRAILERS.length + 1) {
    return fail({ code: 'wrong-length', line: lines.length, message: 'too few lines' });
  }
  checkForm(lines, problems);
  if (problems[0]) return fail(problems[0]);

  const [vol1 = '', hdr1 = '', hdr2 = '', uhl1 = ''] = lines;
  const firstTrailer = lines.length - TRAILERS.length;
  const [eof1 = '', eof2 = '', utl1 = ''] = lines.slice(firstTrailer);
  const submission = {
    serial: field(vol1, 5, 10),
    sun: field(vol1, 42, 47),
    creationDate: dateAt(hdr1, 42, { problems, at: 2 }),
    processingDate: dateAt(uhl1, 5, { problems, at: 4 }),
    fileNumber: wholeAt(uhl1, 38, 40, { problems, at: 4 }),
  };
  if (field(uhl1, 29, 37) !== '1 DAILY  ') {
    report({ problems, at: 4 }, 'bad-value', 'not a file of a single processing day');
  }
  const records = lines.slice(LABELS.length, firstTrailer);
  const { contras, ...data } = readRecords(records, problems);
  if (eof1.slice(4) !== hdr1.slice(4) || eof2.slice(4) !== hdr2.slice(4)) {
    report({ problems, at: firstTrailer + 1 }, 'bad-value', 'trailers differ from headers');
  }
  const stated = statedTotals(utl1, contras, { problems, at: lines.length });
  const totals = bacsTotals(data.entries);
  if (problems.length === 0 && JSON.stringify(stated) !== JSON.stringify(totals)) {
    const message = 'totals and credits do not agree with the records';
    report({ problems, at: lines.length }, 'totals-differ', message);
  }
  if (problems[0]) return fail(problems[0]);
  return ok({ submission: { ...submission, ...data }, totals });
};
