/*
 * Bacs files hold A-Z 0-9 . & / - and space; Bacs turns anything else into a space. We map before
 * writing, so that the file says what the payer's statement will.
 */

const LETTERS: Record<string, string> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  Ł: 'L',
};

/** Upper-cases, strips accents and turns what Bacs does not know into spaces. */
export const toBacsText = (text: string): string =>
  text
    .toUpperCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ÆŒØĐÐÞŁ]/g, (letter) => LETTERS[letter] ?? ' ')
    .replace(/[^A-Z0-9.&/\- ]/gu, ' ');

/** Whether a text is made of the characters of Bacs only. */
export const isBacsText = (text: string): boolean => /^[A-Z0-9.&/\- ]*$/.test(text);

/** A text as a field of fixed width: mapped, cut to it, filled with spaces on the right. */
export const textField = (text: string, width: number): string =>
  toBacsText(text).slice(0, width).padEnd(width, ' ');

/** A whole number as a field of fixed width, filled with zeros on the left. */
export const numberField = (value: number, width: number): string =>
  String(value).padStart(width, '0');
