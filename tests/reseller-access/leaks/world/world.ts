import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { classifyTables } from '../../../../src/platform/tenancy';
import { fromDist, type TestApp } from '../../../support';
import { type Facts, factsOf } from './facts';
import { type PlantedRow, plantRows } from './plant';
import { readTables, type Table } from './tables';

type Tenancy = { classifyTables: typeof classifyTables };

/** A database in which everybody has one of everything, and who may know what of it. */
export type World = { tables: Table[]; rows: PlantedRow[]; facts: Facts };

/** A folder of its own for stored documents; to be called before an application boots that shall use it. */
export const makeStorage = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'billwright-leaks-'));
  process.env.BILLWRIGHT_STORAGE_DIR = folder;
  return folder;
};

/** Ends what makeStorage began. */
export const removeStorage = (folder: string): void => {
  delete process.env.BILLWRIGHT_STORAGE_DIR;
  rmSync(folder, { recursive: true, force: true });
};

/** Plants the world into the database of an application and its files into a folder. */
export const makeWorld = async (app: TestApp, storageRoot: string): Promise<World> => {
  const { classifyTables: classify } = fromDist<Tenancy>('src/platform/tenancy');
  const tables = await readTables(app, classify({ strapi: app.strapi }));
  const rows = await plantRows(app.knex, tables, storageRoot);
  return { tables, rows, facts: factsOf(rows) };
};
