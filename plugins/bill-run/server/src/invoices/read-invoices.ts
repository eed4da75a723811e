import type { Knex } from 'knex';

import type {
  InvoiceDetail,
  InvoiceLineView,
  InvoiceSummary,
  InvoiceTotals,
} from '../../../shared/contracts/runs';
import { WHOSE } from '../runs/whose-bill';

type ListFilter = {
  page: number;
  pageSize: number;
  runDocumentId?: string;
  search?: string;
  status?: 'draft' | 'issued';
};

const SUMMARY_COLUMNS = `
  v.document_id as "documentId", v.number, v.status, c.name as "customerName", c.account_number as "accountNumber",
  ${WHOSE} as "resellerName", v.bill_date::text as "billDate", v.issue_date::text as "issueDate",
  v.due_date::text as "dueDate", v.payment_method as "paymentMethod", (v.net_total * 100)::bigint::text as "netPence",
  (v.vat_total * 100)::bigint::text as "vatPence", (v.gross_total * 100)::bigint::text as "grossPence",
  exists (select 1 from billing.invoice_documents d where d.invoice_id = v.id and d.kind = 'pdf') as "hasPdf"`;

const JOINS = `from invoices v join customers c on c.id = v.customer_id left join resellers s on s.id = v.reseller_id`;

type Sums = Record<'netPence' | 'vatPence' | 'grossPence', string>;

const withNumbers = <T extends Sums>(row: T) => ({
  ...row,
  netPence: Number(row.netPence),
  vatPence: Number(row.vatPence),
  grossPence: Number(row.grossPence),
});

/** A page of invoices, newest first, with the sums of all that match. Search: number, account number, customer. */
export const listInvoices = async (
  db: Knex,
  { page, pageSize, runDocumentId, search, status }: ListFilter,
): Promise<{ results: InvoiceSummary[]; totals: InvoiceTotals }> => {
  const conditions = ['true'];
  const bindings: Record<string, string | number> = {};
  if (runDocumentId) {
    conditions.push(
      'v.bill_run_id = (select id from bill_runs where document_id = :runDocumentId)',
    );
    bindings.runDocumentId = runDocumentId;
  }
  if (status) {
    conditions.push('v.status = :status');
    bindings.status = status;
  }
  if (search) {
    conditions.push(
      '(v.number ilike :search or c.account_number ilike :search or c.name ilike :search)',
    );
    bindings.search = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  }
  const where = `${JOINS} where ${conditions.join(' and ')}`;
  const [rows, totals] = await Promise.all([
    db.raw(
      `select ${SUMMARY_COLUMNS} ${where} order by v.bill_date desc, v.id desc limit :limit offset :offset`,
      { ...bindings, limit: pageSize, offset: (page - 1) * pageSize },
    ),
    db.raw(
      `select count(*)::int as invoices, (coalesce(sum(v.net_total), 0) * 100)::bigint::text as "netPence",
              (coalesce(sum(v.vat_total), 0) * 100)::bigint::text as "vatPence",
              (coalesce(sum(v.gross_total), 0) * 100)::bigint::text as "grossPence" ${where}`,
      bindings,
    ),
  ]);
  return {
    results: rows.rows.map(withNumbers),
    totals: withNumbers(totals.rows[0]) as InvoiceTotals,
  };
};

/** One invoice with its lines; undefined when there is none. */
export const findInvoice = async (
  db: Knex,
  documentId: string,
): Promise<InvoiceDetail | undefined> => {
  const found = await db.raw(
    `select v.id, ${SUMMARY_COLUMNS}, r.document_id as "runDocumentId", v.period_from::text as "periodFrom",
            v.period_to::text as "periodTo", v.kind, coalesce(v.details->'broughtForward', '[]')::text as "broughtForward"
     ${JOINS} left join bill_runs r on r.id = v.bill_run_id where v.document_id = ?`,
    [documentId],
  );
  const row = found.rows[0];
  if (!row) return undefined;
  const { id, ...invoice } = withNumbers(row) as InvoiceDetail & { id: number };
  // Strapi has pg hand JSON over as text.
  const broughtForward = JSON.parse(row.broughtForward) as InvoiceDetail['broughtForward'];
  return { ...invoice, broughtForward, lines: await linesOf(db, id) };
};

const linesOf = async (db: Knex, invoiceId: number): Promise<InvoiceLineView[]> => {
  const result = await db.raw(
    `select position, section, group_name as "groupName", description, quantity_text as "quantityText",
            trim_scale(unit_price)::text as "unitPriceText", (net_amount * 100)::bigint::text as "netPence",
            vat_treatment as "vatTreatment", vat_percent::float as "vatPercent", period_from::text as "periodFrom",
            period_to::text as "periodTo", explanation::text as explanation
     from invoice_lines where invoice_id = ? order by position`,
    [invoiceId],
  );
  return result.rows.map((line: { netPence: string; explanation: string | null }) => ({
    ...line,
    netPence: Number(line.netPence),
    // Strapi has pg hand JSON over as text.
    explanation: line.explanation === null ? null : JSON.parse(line.explanation),
  }));
};
