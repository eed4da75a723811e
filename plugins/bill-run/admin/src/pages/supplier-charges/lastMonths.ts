import { formatMonth, todayInLondon } from '../../../../../../src/admin/kit';

const MONTHS = 15;

/** The next month, since rentals are charged in advance, and those before it. */
export const lastMonths = (): { value: string; label: string }[] => {
  const [year = 0, month = 0] = todayInLondon().split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, index) => {
    const at = new Date(Date.UTC(year, month - index, 1)).toISOString().slice(0, 7);
    return { value: at, label: formatMonth(at) };
  });
};
