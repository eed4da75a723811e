import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { withResellerScope } from '../../../plugins/reseller-access/server/src/wall';
import type { Caller } from './callers';
import type { HttpClient } from './http-client';
import type { Question } from './questions';

/** A step of a plan, as `explain (format json)` writes it. */
type Step = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: Step[];
};

type Sent = { sql: string; bindings: Knex.RawBinding[] };

/** What the application sends to PostgreSQL while something is done. */
const sentDuring = async (db: Knex, work: () => Promise<unknown>): Promise<Sent[]> => {
  const sent: Sent[] = [];
  const note = ({ sql, bindings }: Sent) => sent.push({ sql, bindings });
  db.on('query', note);
  try {
    await work();
  } finally {
    db.removeListener('query', note);
  }
  return sent;
};

const stepsOf = (step: Step): Step[] => [step, ...(step.Plans ?? []).flatMap(stepsOf)];

type Indexes = { ofReseller: Set<string>; lookups: Set<string> };

/** Indexes that begin with the reseller, and those of invoices that find them by id or by their customer. */
const findIndexes = async (db: Knex): Promise<Indexes> => {
  const { rows } = await db.raw<{ rows: { name: string; of: string; column: string }[] }>(
    `select i.indexrelid::regclass::text as name, i.indrelid::regclass::text as of, a.attname as column
     from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
     where i.indrelid in ('invoices'::regclass, 'customers'::regclass)`,
  );
  const by = (...columns: string[]) => rows.filter(({ column }) => columns.includes(column));
  return {
    ofReseller: new Set(by('reseller_id').map(({ name }) => name)),
    lookups: new Set(
      by('id', 'customer_id')
        .filter(({ of }) => of === 'invoices')
        .map(({ name }) => name),
    ),
  };
};

/**
 * What is wrong with the plan of a statement that reads invoices; undefined when nothing is. It starts from an index
 * of the reseller, be it of his invoices or of his customers, and from there finds invoices by id or customer only.
 */
const faultOf = (plan: Step, { ofReseller, lookups }: Indexes): string | undefined => {
  const steps = stepsOf(plan);
  const isWhole = (step: Step) =>
    step['Node Type'] === 'Seq Scan' && step['Relation Name'] === 'invoices';
  if (steps.some(isWhole)) return 'reads the whole table';
  const used = steps.flatMap((step) => step['Index Name'] ?? []);
  if (!used.some((name) => ofReseller.has(name))) return 'uses no index of the reseller';
  const other = used.find(
    (name) => name.startsWith('invoices_') && !ofReseller.has(name) && !lookups.has(name),
  );
  return other && `uses ${other}`;
};

/**
 * Asks each question over HTTP, takes the statements on invoices that the application sent, and has PostgreSQL explain
 * them as the role and for the reseller for whom they ran.
 *
 * @returns how many statements were explained.
 * @throws Error when one of them reads the whole table, or does not start from an index that begins with the reseller.
 */
export const checkPlans = async ({
  strapi,
  client,
  callers,
  questions,
}: {
  strapi: Core.Strapi;
  client: HttpClient;
  callers: readonly Caller[];
  questions: readonly Question[];
}): Promise<number> => {
  const db = strapi.db.connection as unknown as Knex;
  const indexes = await findIndexes(db);
  let explained = 0;
  for (const caller of callers) {
    for (const { door, path } of questions) {
      const sent = await sentDuring(db, () => client.get(path, caller.headers[door]));
      const statements = sent.filter(({ sql }) => /\bfrom invoices\b/.test(sql));
      if (statements.length === 0) throw new Error(`The bench is wrong: ${path} read no invoices.`);
      await withResellerScope({ strapi, resellerId: caller.resellerId }, async ({ trx }) => {
        for (const { sql, bindings } of statements) {
          const { rows } = await trx.raw(
            `explain (format json) ${sql.replace(/\$\d+/g, '?')}`,
            bindings,
          );
          const [{ Plan: plan }] = rows[0]['QUERY PLAN'] as [{ Plan: Step }];
          const fault = faultOf(plan, indexes);
          if (fault) throw new Error(`${path} ${fault}: ${sql}\n${JSON.stringify(plan, null, 1)}`);
          explained += 1;
        }
      });
    }
  }
  return explained;
};
