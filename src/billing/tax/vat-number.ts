const WEIGHTS = [8, 7, 6, 5, 4, 3, 2];

/** A VAT number without blanks, in capitals: 'GB123456789'. */
export const normaliseVatNumber = (text: string): string =>
  text.replace(/[\s.-]/g, '').toUpperCase();

/**
 * Whether a text can be a UK VAT number: 9 digits (12 for a branch) whose check digits are right by either of HMRC's
 * two ways (modulus 97, and modulus 97 less 55 since 2010), or GD and HA numbers of government and health.
 */
export const isUkVatNumber = (text: string): boolean => {
  const number = normaliseVatNumber(text).replace(/^(GB|XI)/, '');
  if (/^(GD[0-4]\d\d|HA[5-9]\d\d)$/.test(number)) return true;
  if (!/^\d{9}(\d{3})?$/.test(number)) return false;
  const digits = [...number].map(Number);
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0);
  const check = Number(number.slice(7, 9));
  return (sum + check) % 97 === 0 || (sum + check + 55) % 97 === 0;
};

/** A number of seven digits with check digits that are right by modulus 97, for data that is made up. */
export const withVatCheckDigits = (sevenDigits: string): string => {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * Number(sevenDigits[index] ?? 0),
    0,
  );
  return `${sevenDigits}${String((97 - (sum % 97)) % 97).padStart(2, '0')}`;
};
