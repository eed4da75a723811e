import { type AllowanceUnit } from './types';

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** To one decimal, never more than there is. */
const oneDecimal = (value: number, size: number): string => {
  const tenths = Math.floor((value * 10) / size);
  const rest = tenths % 10;
  return `${grouped(Math.floor(tenths / 10))}${rest === 0 ? '' : `.${rest}`}`;
};

const counted = (value: string, one: string): string =>
  `${value} ${value === '1' ? one : `${one}s`}`;

/** A quantity as people say it: '540 minutes', '1.5 GB', '12 messages'. Parts of a tenth are left off. */
export const allowanceText = (quantity: number, unit: AllowanceUnit): string => {
  if (unit === 'second') return counted(oneDecimal(quantity, 60), 'minute');
  if (unit === 'message') return counted(grouped(quantity), 'message');
  if (unit === 'unit') return counted(grouped(quantity), 'unit');
  return quantity >= 1_000_000_000
    ? `${oneDecimal(quantity, 1_000_000_000)} GB`
    : `${oneDecimal(quantity, 1_000_000)} MB`;
};

/** '1,000 of 1,200 minutes': the first in the unit of the second. */
export const usedOfText = (used: number, quantity: number, unit: AllowanceUnit): string => {
  const whole = allowanceText(quantity, unit);
  if (unit === 'second') return `${oneDecimal(used, 60)} of ${whole}`;
  if (unit !== 'byte') return `${grouped(used)} of ${whole}`;
  const size = quantity >= 1_000_000_000 ? 1_000_000_000 : 1_000_000;
  return `${oneDecimal(used, size)} of ${whole}`;
};
