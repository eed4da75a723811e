import type { HoursRow, SaveHoursBody } from '../../../rate-desk/contracts';

export type Band = HoursRow['week'][number][number];
export const BANDS: readonly Band[] = ['peak', 'off-peak', 'weekend'];
export const DAYS = ['weekdays', 'saturday', 'sunday', 'bankHolidays'] as const;
export type Day = (typeof DAYS)[number];
export type Painted = Pick<SaveHoursBody, Day>;
export const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

const dayOf = ({ week }: HoursRow, index: number): Band[] =>
  HOURS.map((hour) => week[index]?.[hour] ?? 'off-peak');

/** The kinds of day of some hours, to be painted over. Monday stands for all weekdays. */
export const paintedFrom = (hours: HoursRow): Painted => ({
  weekdays: dayOf(hours, 0),
  saturday: dayOf(hours, 5),
  sunday: dayOf(hours, 6),
  bankHolidays: dayOf(hours, 7),
});

/** One hour, or from one hour to another, in a band. */
export const paint = (
  painted: Painted,
  { day, from, to, band }: { day: Day; from: number; to: number; band: Band },
): Painted => ({
  ...painted,
  [day]: painted[day].map((before, hour) =>
    hour >= Math.min(from, to) && hour <= Math.max(from, to) ? band : before,
  ),
});

type Cell = { row: number; hour: number };

/** Where an arrow key leads from a cell; null for other keys. */
export const moved = ({ row, hour }: Cell, key: string): Cell | null => {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[key];
  if (!step) return null;
  const [down = 0, right = 0] = step;
  return {
    row: Math.min(DAYS.length - 1, Math.max(0, row + down)),
    hour: Math.min(HOURS.length - 1, Math.max(0, hour + right)),
  };
};
