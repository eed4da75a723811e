import { isUkVatNumber, normaliseVatNumber } from '../../billing/tax';
import { isEmpty, requireThat } from './checks';
import type { RuleRow } from './rule';

/** A number with a slip in it would stand on every VAT invoice. */
export const requireVatNumber = (after: RuleRow): void => {
  const number = isEmpty(after.vatNumber) ? '' : normaliseVatNumber(String(after.vatNumber));
  // Of other countries only the shape can be told.
  const isForeign = /^(?!GB|XI)[A-Z]{2}[A-Z0-9]{2,12}$/.test(number);
  requireThat(number === '' || isForeign || isUkVatNumber(number), {
    code: 'vat-number-wrong',
    field: 'vatNumber',
    message: 'This is not a UK VAT number: its length or its check digits are wrong.',
    whatToDo:
      'Look it up on the VAT certificate, for example GB 980 7806 84, or leave it empty when not registered.',
  });
};
