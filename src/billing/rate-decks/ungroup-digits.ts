const GROUPS = { '.': /^\d{1,3}(?:[, ' ]\d{3})+(?=\.)/, ',': /^\d{1,3}(?:[. ' ]\d{3})+(?=,)/ };
const TWO_GROUPS = { '.': /^\d{1,3}(?:[, ' ]\d{3}){2,}$/, ',': /^\d{1,3}(?:[. ' ]\d{3}){2,}$/ };

/**
 * A number without the signs that group its thousands: '1,234.5' is 1234.5. One group without decimals stays as it
 * is, since '1,234' may be meant either way: nothing is guessed.
 */
export const ungroupDigits = (text: string, mark: '.' | ','): string => {
  const grouped = GROUPS[mark].exec(text)?.[0] ?? TWO_GROUPS[mark].exec(text)?.[0];
  return grouped === undefined ? text : grouped.replace(/\D/g, '') + text.slice(grouped.length);
};
