/** What columns may be parted by, with the name of each text. */
export const DELIMITERS = [
  { value: ',', name: 'comma' },
  { value: ';', name: 'semicolon' },
  { value: '\t', name: 'tab' },
  { value: '|', name: 'bar' },
] as const;

/** The name of a delimiter's text. */
export const delimiterName = (delimiter: string): (typeof DELIMITERS)[number]['name'] =>
  DELIMITERS.find(({ value }) => value === delimiter)?.name ?? 'comma';
