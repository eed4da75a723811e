import type { Knex } from 'knex';

import type { ActTotals, ActView } from '../../../shared/contracts/acts';
import { SERVICE_NAME } from './service-name';
import { priceOf, TERMS_COLUMNS, TERMS_JOINS, type TermsRow } from './act-terms';

type ActRow = TermsRow &
  Omit<ActView, 'netPence' | 'basis' | 'hold'> & {
    storedPence: string | null;
    storedBasis: ActView['basis'];
  };

const COLUMNS = `a.id::int, a.service_code as "serviceCode", ${SERVICE_NAME} as "serviceName",
  coalesce(bs.unit, 'not-charged') as unit, a.acted_on::text as "actedOn",
  to_char(a.acted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "actedAt", a.acted_by as "actedBy",
  c.name as "customerName", c.account_number as "accountNumber", a.subject, a.note, a.status,
  a.waived_by as "waivedBy", a.waive_reason as "waiveReason", v.document_id as "invoiceDocumentId",
  v.number as "invoiceNumber", a.net_pence::text as "storedPence", a.basis as "storedBasis", ${TERMS_COLUMNS}`;

const FROM = `from billing.chargeable_acts a ${TERMS_JOINS}
  left join customers c on c.id = a.customer_id left join invoices v on v.id = a.invoice_id`;

/** What was billed stands as it was billed; everything else is priced by the tier of its day. */
const toView = (row: ActRow): ActView => {
  const {
    storedPence,
    storedBasis,
    quotedPence: _quoted,
    costPence: _cost,
    isFreeIfSelfServed: _free,
    terms: _terms,
    unitMicro: _unit,
    hundredthsOfPercent: _percent,
    ...act
  } = row;
  if (act.status === 'billed') {
    return { ...act, netPence: Number(storedPence), basis: storedBasis, hold: null };
  }
  const price = priceOf(row);
  return price.isHeld
    ? { ...act, netPence: null, basis: null, hold: price.hold }
    : { ...act, netPence: price.netPence, basis: price.basis, hold: null };
};

/** The acts of a reseller in a month `YYYY-MM`, newest first. */
export const actsOfMonth = async (
  db: Knex,
  { resellerId, month }: { resellerId: number; month: string },
): Promise<ActView[]> => {
  const { rows } = await db.raw<{ rows: ActRow[] }>(
    `select ${COLUMNS} ${FROM}
     where a.reseller_id = :resellerId and a.acted_on >= cast(:first as date)
       and a.acted_on < cast(:first as date) + interval '1 month'
     order by a.acted_on desc, a.id desc`,
    { resellerId, first: `${month}-01` },
  );
  return rows.map(toView);
};

/** One act; undefined when there is none. */
export const findAct = async (db: Knex, id: number): Promise<ActView | undefined> => {
  const { rows } = await db.raw<{ rows: ActRow[] }>(`select ${COLUMNS} ${FROM} where a.id = ?`, [
    id,
  ]);
  return rows[0] && toView(rows[0]);
};

/** What the acts come to. Waived ones cost nothing, held ones have no price yet. */
export const totalsOf = (acts: readonly ActView[]): ActTotals => ({
  acts: acts.length,
  netPence: acts
    .filter(({ status }) => status !== 'waived')
    .reduce((sum, { netPence }) => sum + (netPence ?? 0), 0),
  held: acts.filter(({ status, hold }) => status === 'recorded' && hold !== null).length,
  waived: acts.filter(({ status }) => status === 'waived').length,
});
