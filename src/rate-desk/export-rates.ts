import { microToDecimalText } from '../billing';
import { csvLine } from '../platform/csv';
import type { DeskCaller } from './caller';
import type { DeskRate, ImportProblem } from './contracts';
import { findVersion } from './find';
import { loadRates } from './load-rates';

/** Headings by which an import knows the columns again without being told. */
const COLUMNS: readonly { heading: string; value: (rate: DeskRate) => string | number | null }[] = [
  { heading: 'Prefix', value: ({ prefix }) => prefix },
  { heading: 'Destination', value: ({ destination }) => destination },
  { heading: 'Band', value: ({ bandGroup }) => bandGroup },
  { heading: 'Peak', value: ({ peakMicro }) => microToDecimalText(peakMicro) },
  { heading: 'Off-peak', value: ({ offPeakMicro }) => microToDecimalText(offPeakMicro) },
  { heading: 'Weekend', value: ({ weekendMicro }) => microToDecimalText(weekendMicro) },
  { heading: 'Connection', value: ({ connectionMicro }) => microToDecimalText(connectionMicro) },
  { heading: 'Per call', value: ({ perCallMicro = 0 }) => microToDecimalText(perCallMicro) },
  { heading: 'Minimum', value: ({ minimumMicro }) => microToDecimalText(minimumMicro) },
  { heading: 'First increment', value: ({ firstIncrementS }) => firstIncrementS },
  { heading: 'Next increment', value: ({ nextIncrementS }) => nextIncrementS },
  {
    heading: 'Cap',
    value: ({ capMicro }) => (capMicro === null ? null : microToDecimalText(capMicro)),
  },
  { heading: 'Capped seconds', value: ({ capSeconds }) => capSeconds },
  { heading: 'Service charge', value: ({ serviceCode }) => serviceCode ?? null },
  {
    heading: 'Not itemised',
    value: ({ isItemisationSuppressed }) => (isItemisationSuppressed ? 'yes' : null),
  },
];

/** Starts with a byte-order mark, by which Excel knows UTF-8. */
const asCsv = (lines: readonly (readonly (string | number | null)[])[]): string =>
  `\ufeff${lines.map(csvLine).join('')}`;

/**
 * The rates of a version as CSV, prices in pounds. Imported again it makes no difference.
 * @throws problem 404 `rate-version-unknown`.
 */
export const exportRates = async (
  caller: DeskCaller,
  documentId: string,
): Promise<{ fileName: string; csv: string }> => {
  const version = await findVersion(caller, documentId);
  const rates = await loadRates(caller.trx, version.id);
  const name = version.card.name.replace(/[^A-Za-z0-9 -]+/g, '').trim() || 'rates';
  return {
    fileName: `${name} ${version.validFrom}.csv`,
    csv: asCsv([
      COLUMNS.map(({ heading }) => heading),
      ...rates.map((rate) => COLUMNS.map(({ value }) => value(rate))),
    ]),
  };
};

/** Rows that could not be read, with what is wrong with each, as CSV. */
export const errorsCsv = (errors: readonly ImportProblem[]): string =>
  asCsv([
    ['Row', 'Column', 'What is wrong', 'The row'],
    ...errors.map(({ row, field, message, text }) => [row, field, message, text]),
  ]);
