import { daysInMonth, isoDateOf, type IsoDate } from '../billing/calendar';

/** The fixed points of the demo. Everything else follows from these and from the seed. */
export const scenario = {
  seed: 'billwright-demo-1',
  /** The month whose every day is billed. October has a date for each cycle day 1 to 31. */
  month: { year: 2026, month: 10 },
  customers: 600,
  /** Data rows of all usage files together, the broken ones included. */
  calls: 60_000,
  /** Rows that are broken on purpose, to be seen in suspense. */
  brokenCalls: 300,
  /** Who the usage files come from: the code of the supplier. */
  usageSource: 'halden',
  startedBy: 'demo',
} as const;

/** The days of the demo's month, in order. */
export const monthDays = (): IsoDate[] => {
  const { year, month } = scenario.month;
  return Array.from({ length: daysInMonth(scenario.month) }, (_, index) =>
    isoDateOf({ year, month, day: index + 1 }),
  );
};
