import { ITEM_RENTAL_COLUMNS, splitCdrLine } from '../../../../../../src/billing';
import type { ReadText } from '../../../../shared/contracts/suspense';
import { readRentalLine } from '../rentals/read-rentals';

/** Reads a row of an item-rental file, and says which of its columns is wrong. Never throws. */
export const readRentalText = ({ text }: { text: string }): ReadText => {
  const read = readRentalLine(text);
  const error = read.ok ? null : read.error.message;
  const wrong = read.ok ? null : read.error.field;
  const split = splitCdrLine(text);
  const fields = (split.ok ? split.value : []).map((value, index) => {
    const name = ITEM_RENTAL_COLUMNS[index] ?? `column ${index + 1}`;
    return { name, value, error: name === wrong ? error : null };
  });
  return { isReadable: read.ok, error, fields };
};
