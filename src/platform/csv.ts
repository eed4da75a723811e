/** A spreadsheet runs what starts like this as a formula; nothing that we export means to. */
const isFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);

const quoted = (value: string | number | null): string => {
  const text = value === null ? '' : String(value);
  return `"${(isFormula(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

/** A line of CSV: every value quoted, and none that a spreadsheet would run as a formula. */
export const csvLine = (values: readonly (string | number | null)[]): string =>
  `${values.map(quoted).join(',')}\r\n`;
