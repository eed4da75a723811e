import { type Battlefield, openBattlefield } from './battlefield';
import { describeFact } from './world/facts';
import type { PlantedRow } from './world/plant';
import { findFacts } from './verdict/find-facts';
import { forbiddenChanges, forbiddenKnowledge } from './verdict/judge';
import { acceptChanges, readChanges, undoChanges } from './verdict/watch-writes';

let field: Battlefield;

beforeAll(async () => {
  field = await openBattlefield();
});
afterAll(() => field?.close());

const TEXTS = /^(character varying|text|text\[\]|json|jsonb|uuid)$/;

/** Tables of which not even the name of a column would be news: told apart from those that hold something of somebody. */
const EMPTY_OF_PEOPLE =
  /^(bullmq\.|leaks\.|billing\.schema_migrations$|strapi_(migrations|migrations_internal|database_schema)$|.*_(lnk|mph|cmps)$)/;

it('every table of the database has a row of each house', async () => {
  const { rows } = await field.app.knex.raw(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
       and c.relkind in ('r', 'p') and not c.relispartition`,
  );
  const tables = (rows as { name: string }[]).map(({ name }) => name);
  const wanted = tables.filter((name) => !EMPTY_OF_PEOPLE.test(name)).sort();
  const houses = (name: string) => field.world.rows.filter(({ table }) => table.name === name);
  expect(wanted.filter((name) => houses(name).length < 2)).toEqual([]);
});

/** Texts that are no markers, with the reason. */
const unmarked = ({ table, cells }: PlantedRow): string[] =>
  table.columns
    .filter(({ name, type }) => TEXTS.test(type) && !cells.get(name)?.forms)
    .map(({ name }) => `${table.name}.${name}: ${cells.get(name)?.because ?? 'nobody says why'}`);

it('every column of text holds a marker, or says why it cannot', () => {
  const reasons = [...new Set(field.world.rows.flatMap(unmarked))];
  expect(reasons.filter((reason) => /nobody says why|a small number/.test(reason))).toEqual([]);
});

it('what was planted stands in the database, and is found again in what the database says', async () => {
  for (const { table, house, cells } of field.world.rows) {
    const { rows } = await field.app.knex.raw(
      `select to_jsonb(t)::text as text from ${table.name} t`,
    );
    const text = (rows as { text: string }[]).map((row) => row.text).join('\n');
    const found = findFacts(field.world.facts, text).map(({ fact }) => describeFact(fact));
    const marked = [...cells].filter(([, { forms = [] }]) => forms.length > 0);
    const lost = marked
      .map(([column]) => describeFact({ table, column, houses: [house] }))
      .filter((fact) => !found.includes(fact));
    expect(lost).toEqual([]);
  }
});

describe('the judge', () => {
  const request = { method: 'GET', path: '/customers?search=x' };
  const valueOf = (house: string, table: string, column: string): string =>
    String(
      field.world.rows
        .find((row) => row.house.name === house && row.table.name === table)
        ?.cells.get(column)?.value,
    );
  const learns = (text: string, from = request) =>
    forbiddenKnowledge(field.world.facts, { reseller: 'North' }, from, text);

  it('lets everybody know his own and what he said himself, and nothing of others', () => {
    expect(learns(valueOf('North', 'customers', 'name'))).toEqual([]);
    const theirs = valueOf('South', 'customers', 'name');
    expect(learns(`"name":"${theirs}"`)).toEqual([
      `tells South's customers.name (${theirs.toLowerCase()})`,
    ]);
    expect(learns(theirs, { ...request, path: `/customers?search=${theirs}` })).toEqual([]);
  });

  it('knows amounts in pounds, in pence and added up', () => {
    const [mine = '', theirs = ''] = ['North', 'South'].map((house) =>
      valueOf(house, 'invoices', 'net_total'),
    );
    const pence = (pounds: string) => BigInt(pounds.replace('.', ''));
    expect(learns(`"net":${theirs}`)[0]).toContain("South's invoices.");
    expect(learns(`"net":${pence(theirs)}`)[0]).toContain("South's invoices.");
    expect(learns(`"net":${pence(mine) + pence(theirs)}`)[0]).toContain("North's + South's");
    expect(learns(`"net":${mine}`)).toEqual([]);
  });

  it('keeps what is the bureau’s in a row of a reseller', () => {
    expect(learns(valueOf('North', 'billing.usage_records', 'cost_micro'))).toHaveLength(1);
    expect(learns(valueOf('North', 'billing.usage_records', 'sell_micro'))).toEqual([]);
  });

  it('sees what is done to rows of others, and takes it back', async () => {
    const { knex } = field.app;
    const snapshot = async () => (await knex('customers').orderBy('id')) as unknown[];
    const before = await snapshot();
    await acceptChanges(knex);
    const south = valueOf('South', 'customers', 'id');
    await knex('customers').where({ id: south }).update({ name: 'Taken' });
    await knex('discounts').where({ customer_id: south }).delete();
    const changes = await readChanges(knex);
    expect(forbiddenChanges(field.world, { reseller: 'North' }, request, changes)).toEqual([
      "changes South's row of customers",
      "deletes South's row of discounts",
    ]);
    await undoChanges(knex, changes);
    expect(await snapshot()).toEqual(before);
    expect(await readChanges(knex)).toEqual([]);
  });
});
