import fc from 'fast-check';

import { addDays, cycleDateOnOrAfter, nextCycleDate } from '../../src/billing/calendar';
import { bootStrapi, type TestApp } from '../support';

/** The database fills in first and next bill dates in bulk; the domain works out periods. They must agree. */
describe('cycle dates of the database and of the domain', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await bootStrapi();
  });

  afterAll(() => app.destroy());

  it('agree for every anchor over four years', async () => {
    const cases = fc.sample(
      fc.record({
        date: fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2026-01-01', days)),
        anchorDay: fc.integer({ min: 1, max: 31 }),
      }),
      { numRuns: 3000, seed: 7 },
    );
    const result = await app.knex.raw(
      `select d::text as date, a as anchor, billing.cycle_date_on_or_after(d, a)::text as due,
              billing.cycle_date_after(d, a)::text as next
       from unnest(?::date[], ?::int[]) as c(d, a)`,
      [cases.map(({ date }) => date), cases.map(({ anchorDay }) => anchorDay)],
    );
    for (const row of result.rows as {
      date: string;
      anchor: number;
      due: string;
      next: string;
    }[]) {
      expect(row).toEqual({
        ...row,
        due: cycleDateOnOrAfter({ date: row.date, anchorDay: row.anchor }),
        next: nextCycleDate({ after: row.date, anchorDay: row.anchor }),
      });
    }
  });
});
