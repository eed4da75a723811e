import type * as Seeds from '../../../src/seeds';
import { bootStrapi, fromDist, type TestApp } from '../../support';

const { plantSeeds } = fromDist<typeof Seeds>('src/seeds');

let app: TestApp;
beforeAll(async () => {
  app = await bootStrapi();
});
afterAll(() => app.destroy());

/** As a person would read it from the price list. */
const matrix = `
Set-up                                                                   | £150.00   | £150.00  | n/a
Monthly rental                                                           | £100.00   | £150.00  | £300.00
Onboarding                                                               | included  | included | included
Bespoke white-labelled marketing                                         | POA       | POA      | included
Portal access                                                            | included  | included | included
End customer set-up on platform                                          | included  | included | included
End customer set-up document                                             | unbranded | branded  | branded
Rate cards per product (to set sell rates)                               | included  | included | included
Visibility of end customer invoices                                      | included  | included | included
DD collection (if required)                                              | not available | included | included
DD collection report                                                     | not available | included | included
Copy DD collection report                                                | not available | £1.50 | included
DD failure charge                                                        | not available | at cost | at cost
Invoice amendment window, access to bills 48 h before the bill run       | included  | included | included
Proforma invoice                                                         | included  | included | included
Bulk additions                                                           | POA       | POA      | included
Invoice message / promo, per advert                                      | £5.00     | included | included
Invoice end customer                                                     | included  | included | included
3rd-party charges                                                        | 3.0 %     | 2.5 %    | 2.0 %
Credit check, per customer                                               | £7.50     | £5.00    | included
Copy invoice, if requested                                               | £2.50     | £1.50    | included
Call itemisation on the invoice, per customer                            | £1.50     | £0.75    | included
Margin report, per month requested                                       | £5.00     | £2.50    | included
Invoice report, per month requested                                      | £5.00     | £2.50    | included
Re-issuing invoices after the bill is completed                          | £2.50     | £1.50    | included
Rate card management                                                     | POA       | POA      | POA
Base report on end customer invoices                                     | £5.00     | £2.50    | included
Onboarding refresher, per 30 min                                         | £30.00    | included | included
Ad hoc training, per 30 min                                              | £30.00    | £20.00   | included
`;

const expected = matrix
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

type Row = {
  name: string;
  tier: string;
  terms: string;
  price: string | null;
  percentage: string | null;
  note: string | null;
};

const WORDS: Record<string, (row: Row) => string> = {
  included: ({ note }) => note ?? 'included',
  price: ({ price }) => `£${price}`,
  percentage: ({ percentage }) => `${percentage} %`,
  'at-cost': () => 'at cost',
  'price-on-application': () => 'POA',
  'not-available': ({ note }) => note ?? 'not available',
};

const readMatrix = async (): Promise<string[][]> => {
  const { rows } = await app.knex.raw<{ rows: Row[] }>(`
    select s.name, t.code as tier, p.terms, p.note,
           to_char(p.price, 'FM9990.00') as price, to_char(p.percentage, 'FM990.0') as percentage
      from tier_prices p
      join tiers t on t.id = p.tier_id
      join bureau_services s on s.id = p.bureau_service_id
     order by s.position, t.position`);
  const names = [...new Set(rows.map(({ name }) => name))];
  return names.map((name) => [
    name,
    ...rows.filter((row) => row.name === name).map((row) => WORDS[row.terms]?.(row) ?? row.terms),
  ]);
};

it('plants every cell of the matrix', async () => {
  expect(await readMatrix()).toEqual(expected);
});

it('marks what is free when self-served, and only that', async () => {
  const codes = await app
    .knex('bureau_services')
    .where({ free_if_self_served: true })
    .orderBy('position')
    .pluck('code');
  expect(codes).toEqual(['copy-invoice', 'margin-report', 'invoice-report', 'base-report']);
});

it('charges set-up once and the rental monthly', async () => {
  const units = await app
    .knex('bureau_services')
    .whereIn('code', ['set-up', 'monthly-rental'])
    .orderBy('position')
    .pluck('unit');
  expect(units).toEqual(['one-off', 'month']);
});

it('plants tiers, VAT rates and the bureau', async () => {
  expect(await app.knex('tiers').orderBy('position').pluck('name')).toEqual([
    'Executive',
    'Advanced',
    'Elite',
  ]);
  const rates = await app.knex.raw(
    `select treatment || ' ' || percent::float || ' from ' || valid_from as rate from vat_rates order by id`,
  );
  expect(rates.rows.map(({ rate }: { rate: string }) => rate)).toEqual([
    'standard 20 from 2011-01-04',
    'reduced 5 from 1997-09-01',
    'zero 0 from 1973-04-01',
    'exempt 0 from 1973-04-01',
    'outside 0 from 1973-04-01',
  ]);
  const bureau = await app.strapi.documents('api::bureau-setting.bureau-setting').findFirst();
  expect(bureau).toMatchObject({
    legalName: 'Your bureau Ltd',
    timeZone: 'Europe/London',
    invoiceNumberPattern: '{prefix}-{seq:6}',
    paymentTermsDays: 14,
    amendmentWindowHours: 48,
  });
});

it('keeps what staff changed and deleted', async () => {
  await app.knex('tier_prices').where({ price: 300 }).update({ price: 333 });
  await app.knex('vat_rates').where({ treatment: 'outside' }).delete();
  await app.knex('bureau_settings').update({ legal_name: 'Real Bureau Ltd' });
  await plantSeeds(app.strapi);
  expect(await app.knex('tier_prices').where({ price: 333 })).toHaveLength(1);
  expect(await app.knex('vat_rates')).toHaveLength(4);
  expect(await app.knex('bureau_settings').pluck('legal_name')).toEqual(['Real Bureau Ltd']);
});
