import { problem } from '../errors';

/** What would start another header or hide what follows it: line ends and every other control character. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** One address and nothing beside it: no list, no name, no quotes, no spaces. */
const ADDRESS =
  /^[^\p{Cc}\p{Z}@<>()[\]\\,;:"]+@[^\p{Cc}\p{Z}@<>()[\]\\,;:"]+\.[^\p{Cc}\p{Z}@<>()[\]\\,;:".]+$/u;
const LONGEST_ADDRESS = 254;

/** Whether a text can stand in a header of a mail: one line, no control characters. */
export const isHeaderText = (text: string): boolean => !CONTROL.test(text);

/** Whether a text is exactly one e-mail address. */
export const isMailAddress = (text: string): boolean =>
  text.length <= LONGEST_ADDRESS && ADDRESS.test(text);

/** @throws problem `mail-text` when the text holds a line break or another control character. */
export const requireHeaderText = ({ text, field }: { text: string; field: string }): void => {
  if (isHeaderText(text)) return;
  throw problem({
    code: 'mail-text',
    field,
    message: 'This goes into the head of an e-mail and must be one line.',
    whatToDo: 'Take out line breaks and control characters.',
  });
};

/** @throws problem `mail-address` when the text is not exactly one e-mail address. */
export const requireMailAddress = ({ text, field }: { text: string; field: string }): void => {
  if (isMailAddress(text)) return;
  throw problem({
    code: 'mail-address',
    field,
    message: 'This is not an e-mail address.',
    whatToDo: 'Enter one address, such as name@company.example.',
  });
};
