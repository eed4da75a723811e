const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTHS_IN_FULL = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const parts = (date: string): [year: number, month: number, day: number] => {
  const [year = 1970, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number);
  return [year, month, day];
};

/** 2026-06-06 -> 6 Jun 2026. Dates carry no time zone and are never moved into one. */
export const formatDate = (date: string): string => {
  const [year, month, day] = parts(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
};

/** 2026-06-06 -> 6 Jun, where the year is plain. */
export const formatDayMonth = (date: string): string => {
  const [, month, day] = parts(date);
  return `${day} ${MONTHS[month - 1]}`;
};

/** 2026-06-01 -> June 2026. */
export const formatMonth = (date: string): string => {
  const [year, month] = parts(date);
  return `${MONTHS_IN_FULL[month - 1]} ${year}`;
};

/** The day before a date: the last day of a period that is stored with the day after it. */
export const dayBefore = (date: string): string => {
  const [year, month, day] = parts(date);
  return new Date(Date.UTC(year, month - 1, day - 1)).toISOString().slice(0, 10);
};

/**
 * A period whose end is the day after its last: '1 Nov 2026 to 30 Nov 2026'. One of a single day, or of none because it
 * only names a day, is that day.
 */
export const formatPeriod = (from: string, to: string): string => {
  const last = dayBefore(to);
  return last <= from ? formatDate(from) : `${formatDate(from)} to ${formatDate(last)}`;
};

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
});

const londonParts = (moment: Date): Record<string, string> =>
  Object.fromEntries(london.formatToParts(moment).map(({ type, value }) => [type, value]));

/** A moment as the clock on a British wall shows it: 6 Jun 2026, 14:05. */
export const formatMoment = (moment: string): string => {
  const { year, month, day, hour, minute } = londonParts(new Date(moment));
  return `${formatDate(`${year}-${month}-${day}`)}, ${hour}:${minute}`;
};

/** Only the time of a moment by the British clock: 14:05. */
export const clockTime = (moment: string): string => {
  const { hour, minute } = londonParts(new Date(moment));
  return `${hour}:${minute}`;
};

/** The same with its zone, GMT or BST. */
export const formatMomentWithZone = (moment: string): string =>
  `${formatMoment(moment)} ${londonParts(new Date(moment)).timeZoneName ?? ''}`.trim();

/** Today in London, where the bureau bills, whatever the clock of this computer is set to. */
export const todayInLondon = (): string => {
  const { year, month, day } = londonParts(new Date());
  return `${year}-${month}-${day}`;
};
