import type { Core } from '@strapi/strapi';

import { today } from '../../../../../src/platform/clock';
import type { ResellerSummary } from '../../../shared/contracts/resellers';
import { KEY_WORKS } from '../keys/key-row';

const DEFAULT_ZONE = 'Europe/London';

/** Today where the bureau is, as YYYY-MM-DD. */
export const bureauToday = async (strapi: Core.Strapi): Promise<string> => {
  const settings = await strapi.db.connection('bureau_settings').orderBy('id').first('time_zone');
  return today({ timeZone: settings?.time_zone ?? DEFAULT_ZONE });
};

/** The first day of the bureau's month. */
export const firstOfMonth = async (strapi: Core.Strapi): Promise<string> =>
  `${(await bureauToday(strapi)).slice(0, 7)}-01`;

/** The figures of `resellers r`, each by an index that begins with the reseller. One binding: the first of the month. */
export const FIGURES = `
  cross join lateral (
    select count(*)::int as customers from customers c where c.reseller_id = r.id and c.status <> 'closed') customers
  cross join lateral (
    select count(*)::int as invoices, coalesce(sum(i.gross_total) * 100, 0)::bigint as gross
    from invoices i where i.reseller_id = r.id and i.status = 'issued' and i.issue_date >= ?) month
  cross join lateral (
    select count(*) filter (where m.status = 'active')::int as people, max(m.last_seen_at) as seen
    from reseller_memberships m where m.reseller_id = r.id) people
  cross join lateral (
    select count(*) filter (where ${KEY_WORKS})::int as keys, max(k.last_used_at) as used
    from billing.api_keys k where k.reseller_id = r.id) keys`;

/** Columns of `resellers r` with its figures. */
export const SUMMARY_COLUMNS = `r.document_id as "documentId", r.code, r.name, r.mode, r.status as state, customers.customers,
  month.invoices as "monthInvoices", month.gross as "monthGross", people.people, keys.keys,
  greatest(people.seen, keys.used) as "lastActivityAt"`;

export type SummaryRow = Omit<ResellerSummary, 'monthGrossPence' | 'lastActivityAt'> & {
  monthGross: string;
  lastActivityAt: Date | null;
};

/** A row as it is answered. */
export const toSummary = (row: SummaryRow): ResellerSummary => ({
  documentId: row.documentId,
  code: row.code,
  name: row.name,
  mode: row.mode,
  state: row.state,
  customers: row.customers,
  monthInvoices: row.monthInvoices,
  monthGrossPence: Number(row.monthGross),
  people: row.people,
  keys: row.keys,
  lastActivityAt: row.lastActivityAt?.toISOString() ?? null,
});
