export type HeatLevel = 0 | 1 | 2 | 3 | 4;

const DAYS = 31;
const WEEK = 7;

/** The days 1 to 31 in rows of seven. */
export const weeks = (): number[][] =>
  Array.from({ length: Math.ceil(DAYS / WEEK) }, (_, row) =>
    Array.from({ length: Math.min(WEEK, DAYS - row * WEEK) }, (__, day) => row * WEEK + day + 1),
  );

/** Nothing is 0; the rest in four equal bands up to the fullest day. */
export const heatLevel = (value: number, highest: number): HeatLevel =>
  value <= 0 || highest <= 0 ? 0 : (Math.ceil((value / highest) * 4) as HeatLevel);
