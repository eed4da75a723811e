/** What stood in a field, in a line: a text as it is, anything else as it would be written down. */
export const valueText = (value: unknown, empty: string): string => {
  if (value === null || value === undefined || value === '') {
    return empty;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
};
