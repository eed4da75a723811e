import type { Knex } from 'knex';

import {
  type BillingError,
  epochDay,
  fail,
  type IsoDate,
  isIsoDate,
  ok,
  type Result,
} from '../../../../../../src/billing';
import type { Rerating, RerateSelection } from '../../../../shared/contracts/reratings';

/** A selection with row ids, as it is stored: what is chosen stays chosen when names change. */
export type StoredSelection = {
  asked: RerateSelection;
  chosen: Rerating['chosen'];
  from: IsoDate;
  to: IsoDate;
  customerId: number | null;
  resellerId: number | null;
  source: string | null;
  /** Versions of the card, or the one version: only what they priced or price now is changed. Null for any. */
  versionIds: number[] | null;
};

export type SelectionError = BillingError<'period-invalid' | 'choice-unknown'>;

const LONGEST_DAYS = 400;

type Named = { id: number; name: string };
type Chosen = Rerating['chosen'][number];

const NAMES = {
  customer: { table: 'customers', sql: `name || ' (' || account_number || ')'` },
  reseller: { table: 'resellers', sql: 'name' },
  card: { table: 'rate_cards', sql: 'name' },
  version: {
    table: 'rate_card_versions',
    sql: `(select c.name from rate_cards c where c.id = rate_card_id) || ' from ' || to_char(valid_from, 'FMDD Mon YYYY')`,
  },
} as const;

/** A record by its document id, with its name. */
export const findNamed = async (
  db: Knex,
  what: keyof typeof NAMES,
  documentId: string,
): Promise<Named | undefined> => {
  const { table, sql } = NAMES[what];
  const { rows } = await db.raw<{ rows: Named[] }>(
    `select id, ${sql} as name from ${table} where document_id = ?`,
    [documentId],
  );
  return rows[0];
};

const badPeriod = (from: string, to: string): SelectionError | undefined => {
  const refuse = (field: string, message: string): SelectionError => ({
    code: 'period-invalid',
    field,
    message,
  });
  if (!isIsoDate(from)) return refuse('from', 'Choose the first day of the calls.');
  if (!isIsoDate(to)) return refuse('to', 'Choose the last day of the calls.');
  if (to < from) return refuse('to', 'The last day is before the first. Choose a later one.');
  if (epochDay(to) - epochDay(from) >= LONGEST_DAYS) {
    return refuse('to', `A period of ${LONGEST_DAYS} days at most can be taken at once.`);
  }
  return undefined;
};

const versionsOf = async (
  db: Knex,
  { cardId, versionId }: { cardId: number | undefined; versionId: number | undefined },
): Promise<number[] | null> => {
  if (versionId !== undefined) return [versionId];
  if (cardId === undefined) return null;
  const rows = (await db('rate_card_versions').where({ rate_card_id: cardId }).select('id')) as {
    id: number;
  }[];
  return rows.map(({ id }) => id);
};

/**
 * Looks up what is chosen. Errors: `period-invalid`, `choice-unknown`.
 */
export const resolveSelection = async (
  db: Knex,
  asked: RerateSelection,
): Promise<Result<StoredSelection, SelectionError>> => {
  const { from, to, source } = asked;
  const bad = badPeriod(from, to);
  if (bad) return fail(bad);
  const chosen: Chosen[] = [];
  const ids: Partial<Record<keyof typeof NAMES, number>> = {};
  for (const what of ['reseller', 'customer', 'card', 'version'] as const) {
    const documentId = asked[what];
    if (!documentId) continue;
    const found = await findNamed(db, what, documentId);
    if (!found) {
      const message = `The ${what} that was chosen is not there any more. Choose another.`;
      return fail({ code: 'choice-unknown', field: what, message });
    }
    ids[what] = found.id;
    chosen.push({ what, name: found.name, documentId });
  }
  if (source) chosen.push({ what: 'source', name: source, documentId: null });
  return ok({
    asked,
    chosen,
    from,
    to,
    customerId: ids.customer ?? null,
    resellerId: ids.reseller ?? null,
    source: source ?? null,
    versionIds: await versionsOf(db, { cardId: ids.card, versionId: ids.version }),
  });
};

/**
 * The records of a selection, of usage_records `u`; with the names bound by selectionBindings. A billed record that a later
 * file replaced or took back is left alone: it says what was billed, and rating that anew would undo what put it right.
 */
export const SELECTION_SQL = `
  u.local_date between cast(:from as date) and cast(:to as date)
  and (cast(:customerId as integer) is null or u.customer_id = :customerId)
  and (cast(:resellerId as integer) is null or u.reseller_id = :resellerId)
  and (cast(:source as text) is null or u.source = :source)
  and not exists (select from billing.usage_adjustments put_right where put_right.record_id = u.id
    and put_right.record_date = u.local_date and put_right.reason in ('superseded', 'withdrawn'))`;

export const selectionBindings = ({
  from,
  to,
  customerId,
  resellerId,
  source,
}: StoredSelection): Record<string, string | number | null> => ({
  from,
  to,
  customerId,
  resellerId,
  source,
});
