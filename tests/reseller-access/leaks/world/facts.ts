import { type Knower, mayKnow } from './knowledge';
import { CATALOGUES, HOUSES, type House } from './houses';
import { amountForms, FILE } from './markers';
import type { PlantedRow } from './plant';
import type { Cell } from './rows';
import type { Column, Table } from './tables';

/** Something that can be read out of an answer: the value of a place, or the sum of those of several houses. */
export type Fact = { table: Table; column: string; houses: House[] };

/** All that can be known, by the forms in which it is written. */
export type Facts = Map<string, Fact>;

/** As people say it: `South's customers.name`. */
export const describeFact = ({ table, column, houses }: Fact): string =>
  `${houses.map(({ name }) => `${name}'s`).join(' + ')} ${table.name}.${column}`;

/** Whether somebody may know a fact: a sum only if he may know each of its parts. */
export const mayKnowFact = (knower: Knower, { table, column, houses }: Fact): boolean =>
  houses.every((house) => mayKnow(knower, table, { house, table: table.name, column }));

const put = (facts: Facts, form: string, fact: Fact): void => {
  const known = facts.get(form);
  if (known && describeFact(known) !== describeFact(fact)) {
    throw new Error(
      `The same marker twice: ${form} is ${describeFact(known)} and ${describeFact(fact)}.`,
    );
  }
  facts.set(form, fact);
};

/** Every choice of two or more of them. */
const choices = <T>(all: readonly T[]): T[][] =>
  all
    .reduce<T[][]>((before, each) => [...before, ...before.map((some) => [...some, each])], [[]])
    .filter(({ length }) => length > 1);

/** Whether a total could be told of a column: not of percentages, or of numbers that identify. */
const isSummed = ({ type, attribute }: Column): boolean =>
  /^(numeric|integer|bigint)$/.test(type) && attribute?.max !== 100;

type Found = { house: House; cell: Cell };

const addSums = (facts: Facts, table: Table, column: Column, found: Found[]): void => {
  const { scale } = column;
  for (const some of choices(found)) {
    const units = some
      .map(({ cell }) => BigInt(String(cell.value).replace('.', '')))
      .reduce((sum, each) => sum + each, 0n);
    const houses = some.map(({ house }) => house);
    for (const form of amountForms(units, scale)) {
      // Whoever meets the form of a single value means that.
      if (!facts.has(form)) facts.set(form, { table, column: column.name, houses });
    }
  }
};

/** A pretended table for the ids of houses, which are the same in all. */
const anyTable = (access: Table['access']): Table => ({
  name: 'any table',
  access,
  columns: [],
  bureauColumns: [],
});

/**
 * What the planted rows tell, by each form in which it may be written.
 * @throws Error when two places have the same marker.
 */
export const factsOf = (rows: readonly PlantedRow[]): Facts => {
  const facts: Facts = new Map();
  for (const house of Object.values(HOUSES)) {
    const table = anyTable(CATALOGUES.includes(house) ? 'shared' : 'tenant');
    put(facts, String(house.id), { table, column: 'id', houses: [house] });
    put(facts, house.documentId.slice(0, 12), { table, column: 'document_id', houses: [house] });
  }
  for (const { house, table, cells, file } of rows) {
    for (const form of file?.forms ?? [])
      put(facts, form, { table, column: FILE, houses: [house] });
    for (const [column, { forms = [] }] of cells) {
      for (const form of forms) put(facts, form, { table, column, houses: [house] });
    }
  }
  for (const table of new Set(rows.map((row) => row.table))) {
    for (const column of table.columns.filter(isSummed)) {
      const found = rows
        .filter((row) => row.table === table)
        .flatMap(({ house, cells }) => {
          const cell = cells.get(column.name);
          return cell?.forms ? [{ house, cell }] : [];
        });
      addSums(facts, table, column, found);
    }
  }
  return facts;
};
