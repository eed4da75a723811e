import type { AllowanceBalance } from '../../../../shared/contracts/balances';

type Unit = AllowanceBalance['unit'];

const SIZES: Record<Unit, { size: number; word: string }> = {
  second: { size: 60, word: 'min' },
  message: { size: 1, word: 'messages' },
  byte: { size: 1_000_000, word: 'MB' },
  unit: { size: 1, word: 'units' },
};

const GIGABYTE = 1_000_000_000;

const rounded = (value: number): string =>
  (Math.floor(value * 10) / 10).toLocaleString('en-GB', { maximumFractionDigits: 1 });

/** '412 of 500 min': how much of an allowance is used. */
export const usedOf = ({ used, granted, carriedIn, unit }: AllowanceBalance): string => {
  const whole = granted + carriedIn;
  const { size, word } =
    unit === 'byte' && whole >= GIGABYTE ? { size: GIGABYTE, word: 'GB' } : SIZES[unit];
  return `${rounded(used / size)} / ${rounded(whole / size)} ${word}`;
};

/** How much of it is used, in whole per cent; never 100 while something is left. */
export const percentUsed = ({ used, granted, carriedIn }: AllowanceBalance): number => {
  const whole = granted + carriedIn;
  return whole === 0 ? 0 : Math.floor((used / whole) * 100);
};
