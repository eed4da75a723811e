import { randomBytes } from 'node:crypto';

import type { Knex } from 'knex';

import { now } from '../../../../../../src/platform/clock';
import { findSource, type SourceRow } from './source-row';

/** As the codes of sources and suppliers are. */
const CODE = /^[a-z0-9-]{2,30}$/;
const DEFAULT_CODE = 'default';

type Supplier = { id: number; code: string; name: string };

/** The supplier of a code; of a blank one the only supplier there is. */
const supplierOf = async (db: Knex, code: string): Promise<Supplier | undefined> => {
  const suppliers = await db<Supplier>('suppliers')
    .where(code === '' ? {} : { code })
    .orderBy('id')
    .limit(2)
    .select('id', 'code', 'name');
  return suppliers.length === 1 ? suppliers[0] : undefined;
};

/** A code that nobody has set up stands for UK Standard CDR files, which need no setting up. */
const makeSource = async (
  db: Knex,
  { code, supplier }: { code: string; supplier: Supplier | undefined },
): Promise<void> => {
  const at = now();
  await db('usage_sources')
    .insert({
      document_id: randomBytes(12).toString('hex'),
      code,
      name: supplier?.name ?? (code === DEFAULT_CODE ? 'UK Standard CDR' : code),
      format: 'uk-standard-v3',
      supplier_id: supplier?.id ?? null,
      is_watched: false,
      is_active: true,
      created_at: at,
      updated_at: at,
      published_at: at,
    })
    .onConflict('code')
    .ignore();
};

/**
 * The source that a text means: its code, or the code of a supplier. Blank: that of the only supplier there is, else
 * the default. Null: the text can be no code.
 */
export const resolveSource = async (db: Knex, text: string): Promise<SourceRow | null> => {
  const wanted = text.trim().toLowerCase();
  if (wanted !== '' && !CODE.test(wanted)) return null;
  const known = wanted === '' ? undefined : await findSource(db, { code: wanted });
  if (known) return known;
  const supplier = await supplierOf(db, wanted);
  const code = supplier?.code ?? (wanted === '' ? DEFAULT_CODE : wanted);
  if (!(await findSource(db, { code }))) await makeSource(db, { code, supplier });
  return (await findSource(db, { code })) ?? null;
};
