import type { Knex } from 'knex';

import { nameOfLine } from '../../../../../src/billing/invoicing';
import type {
  BillAmendment,
  BillCheck,
  BillComment,
  CheckedBill,
  CheckedLine,
} from '../../../shared/contracts/checks';
import { approvalOutlook } from '../runs/approval-outlook';
import { selectBills, withReasons } from './list-checks';

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;
const ALL_REASONS = 50;

type Place = {
  invoiceId: number;
  customerId: number;
  billDate: string;
  runId: number;
  runDocumentId: string;
  runName: string;
  runStatus: string;
  netPence: string;
  vatPence: string;
  previousNetPence: string | null;
  previousBillDate: string | null;
  closesAt: string | null;
  approvalBy: BillCheck['approvalBy'];
  round: number | null;
  previousBill: string | null;
  nextBill: string | null;
};

const NEIGHBOUR = (sign: '<' | '>', order: 'asc' | 'desc'): string => `(
  select nv.document_id from billing.bill_checks nk join customers nc on nc.id = nk.customer_id
  join invoices nv on nv.id = nk.invoice_id
  where nk.run_id = k.run_id and nk.reseller_id is not distinct from k.reseller_id
    and nc.account_number ${sign} c.account_number
  order by nc.account_number ${order} limit 1)`;

const placeOf = async (db: Knex, documentId: string): Promise<Place | undefined> => {
  const result = await db.raw(
    `select v.id as "invoiceId", k.customer_id as "customerId", k.bill_date::text as "billDate",
            k.run_id as "runId", r.document_id as "runDocumentId", 'Bill run ' || to_char(r.run_date, 'FMDD Mon YYYY') as "runName",
            r.status as "runStatus", (v.net_total * 100)::bigint::text as "netPence",
            (v.vat_total * 100)::bigint::text as "vatPence", (last.net_total * 100)::bigint::text as "previousNetPence",
            last.bill_date::text as "previousBillDate",
            to_char(w.closes_at at time zone 'utc', ${MOMENT}) as "closesAt", w.approval_by as "approvalBy",
            case when i.status = 'issued' then 0 end as round,
            ${NEIGHBOUR('<', 'desc')} as "previousBill", ${NEIGHBOUR('>', 'asc')} as "nextBill"
     from invoices v
     join billing.bill_checks k on k.invoice_id = v.id
     join billing.run_items i on i.run_id = k.run_id and i.customer_id = k.customer_id and i.bill_date = k.bill_date
     join bill_runs r on r.id = k.run_id
     join customers c on c.id = k.customer_id
     left join invoices last on last.id = k.previous_invoice_id
     left join billing.run_windows w on w.run_id = i.run_id and w.pass = i.pass
       and w.reseller_key = coalesce(i.reseller_id, 0) and w.closed_at is null
     where v.document_id = ?`,
    [documentId],
  );
  return result.rows[0];
};

/** One bill with its lines, changes, comments and amendments; undefined when there is none. `resellerId`: as he sees it. */
export const showCheck = async (
  db: Knex,
  { documentId, resellerId }: { documentId: string; resellerId?: number },
): Promise<BillCheck | undefined> => {
  const place = await placeOf(db, documentId);
  if (!place) return undefined;
  const { invoiceId, customerId, billDate, runId, round, ...rest } = place;
  const { netPence, vatPence, previousNetPence, ...where } = rest;
  const rows = await db.raw(`${selectBills(resellerId)} where k.invoice_id = ?`, [invoiceId]);
  const [bill] = await withReasons(db, rows.rows, ALL_REASONS);
  if (!bill) return undefined;
  const { invoiceId: _, ...checked } = bill as CheckedBill & { invoiceId: number };
  const isOpen = where.runStatus === 'review' && round === null;
  const bills = { customers: [checked.customerDocumentId] };
  return {
    ...checked,
    ...where,
    changes: checked.reasons,
    netPence: Number(netPence),
    vatPence: Number(vatPence),
    previousNetPence: previousNetPence === null ? null : Number(previousNetPence),
    isOpen,
    ifApproved:
      isOpen && checked.approvedBy === null ? await approvalOutlook(db, { runId, bills }) : null,
    lines: await linesOf(db, invoiceId),
    commentList: await commentsOf(db, { customerId, billDate }),
    amendmentList: await amendmentsOf(db, { customerId, billDate }),
  };
};

type LineRow = Omit<CheckedLine, 'key' | 'netPence' | 'isAmendable'> & {
  netPence: string;
  subscriptionId: number | null;
};

const linesOf = async (db: Knex, invoiceId: number): Promise<CheckedLine[]> => {
  const result = await db.raw(
    `select position, section, group_name as "groupName", description, quantity_text as "quantityText",
            trim_scale(unit_price)::text as "unitPriceText", (net_amount * 100)::bigint::text as "netPence",
            vat_treatment as "vatTreatment", vat_percent::float as "vatPercent", period_from::text as "periodFrom",
            period_to::text as "periodTo", explanation::text as explanation, subscription_id as "subscriptionId"
     from invoice_lines where invoice_id = ? order by position`,
    [invoiceId],
  );
  return result.rows.map(({ subscriptionId, ...line }: LineRow & { explanation: string }) => {
    const explanation = line.explanation === null ? null : JSON.parse(line.explanation);
    return {
      ...line,
      key: nameOfLine({ ...line, subscriptionId, explanation }),
      netPence: Number(line.netPence),
      explanation,
      // Discounts and minimum spends are worked out after what people change.
      isAmendable: line.section !== 'discount' && explanation?.kind !== 'commitment',
    };
  });
};

type BillKey = { customerId: number; billDate: string };

const commentsOf = async (db: Knex, bill: BillKey): Promise<BillComment[]> => {
  const result = await db.raw(
    `select document_id as id, to_char(created_at at time zone 'utc', ${MOMENT}) as at, author,
            by_reseller as "byReseller", body
     from billing.bill_comments m where customer_id = :customerId and bill_date = :billDate order by m.id`,
    bill,
  );
  return result.rows;
};

const amendmentsOf = async (db: Knex, bill: BillKey): Promise<BillAmendment[]> => {
  const result = await db.raw(
    `select document_id as id, to_char(created_at at time zone 'utc', ${MOMENT}) as at, author,
            by_reseller as "byReseller", kind, coalesce(description, line_key) as description,
            net_pence::text as "netPence", reason, withdrawn_by as "withdrawnBy"
     from billing.bill_amendments a where customer_id = :customerId and bill_date = :billDate order by a.id`,
    bill,
  );
  return result.rows.map((row: { netPence: string | null }) => ({
    ...row,
    netPence: row.netPence === null ? null : Number(row.netPence),
  }));
};
