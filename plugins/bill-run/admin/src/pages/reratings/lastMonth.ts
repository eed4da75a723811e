import { todayInLondon } from '../../../../../../src/admin/kit';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** First and last day of the month before a day's. */
export const lastMonth = (today = todayInLondon()): { from: string; to: string } => {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1];
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return { from: `${y}-${twoDigits(m)}-01`, to: `${y}-${twoDigits(m)}-${twoDigits(last)}` };
};
