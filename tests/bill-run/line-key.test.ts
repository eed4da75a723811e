import fc from 'fast-check';

import { lineKeyOf } from '../../src/billing/invoicing';
import { usageLabel } from '../../plugins/bill-run/server/src/runs/usage-labels';
import { bootStrapi, type TestApp } from '../support';

let app: TestApp;

beforeAll(async () => {
  app = await bootStrapi();
});
afterAll(() => app.destroy());

type Line = Parameters<typeof lineKeyOf>[0];

const usage = (description: string): Line => ({
  section: 'usage',
  subscriptionId: null,
  periodFrom: '2026-05-01',
  description,
});

const words = fc.constantFrom(
  'Calls',
  'Cloud',
  '5g data',
  'UK: mobile',
  'Adjustment of calls, 1 May',
  'a\nb',
  '',
);
const counts = fc.constantFrom(
  ': 4 calls',
  ': 1 message, 0:00:10',
  ': 12 events',
  ': x',
  ' (3 of 30 days)',
);
const line: fc.Arbitrary<Line> = fc.record({
  section: fc.constantFrom('usage', 'recurring', 'third-party', 'one-off'),
  subscriptionId: fc.option(fc.constantFrom(7, 12)),
  periodFrom: fc.option(fc.constantFrom('2026-05-01', '2026-06-30')),
  description: fc
    .tuple(
      words,
      fc.constantFrom('', ': ', ', credit', ', credit (3 of 30 days)'),
      words,
      fc.option(counts),
    )
    .map((parts) => parts.join('')),
});

it('names a line alike in SQL, which the REST interface uses', async () => {
  const keys = async (lines: readonly Line[]): Promise<string[]> => {
    const { rows } = await app.knex.raw<{ rows: { key: string }[] }>(
      `select billing.line_key(l.section, l.subscription_id, l.period_from, l.description) as key
       from (select section, "subscriptionId" as subscription_id, "periodFrom" as period_from, description, ordinality
             from rows from (json_to_recordset(cast(? as json)) as (
               section text, "subscriptionId" integer, "periodFrom" date, description text)) with ordinality) l
       order by l.ordinality`,
      [JSON.stringify(lines)],
    );
    return rows.map(({ key }) => key);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 20, maxLength: 60 }), async (lines) => {
      expect(await keys(lines)).toEqual(lines.map(lineKeyOf));
    }),
    { numRuns: 25, seed: 11 },
  );
});

it('tells lines of usage apart by band and by what is counted, whatever their count', () => {
  const lines = [
    `${usageLabel('cloud')}: 4 calls, 0:10:00`,
    `${usageLabel('5g-data')}: 2 calls`,
    `${usageLabel('uk-mobile')}: 3 calls`,
    `${usageLabel('uk-mobile', 'message')}: 3 messages`,
    `${usageLabel('cloud', 'event')}: 3 events`,
    `Wholesale: ${usageLabel('uk-mobile')}: 3 calls`,
    `Wholesale: ${usageLabel('uk-landline')}: 3 calls`,
    'The same words: 1 call',
    'The same words: 1 message',
  ].map((description) => lineKeyOf(usage(description)));
  expect(new Set(lines).size).toBe(lines.length);
  expect(lineKeyOf(usage('Calls to UK mobiles: 312 calls, 1:00:00'))).toBe(
    'usage::Calls to UK mobiles',
  );
  expect(lineKeyOf(usage('Calls to UK mobiles: 1 call, 0:00:01'))).toBe(
    'usage::Calls to UK mobiles',
  );
});

it('tells charges by hand apart by all of their words', () => {
  const charge = (description: string): Line => ({ ...usage(description), section: 'one-off' });
  const [first, second] = ['Engineer visit: 3 June', 'Engineer visit: back on 10 June'].map(
    (description) => lineKeyOf(charge(description)),
  );
  expect(first).not.toBe(second);
});
