import type { Knex } from 'knex';

import { penceToDecimalText, microToDecimalText } from '../../../../../src/billing/money';
import { copyRows } from '../../../../../src/platform/copy-rows';
import { storeDraws } from '../allowances';
import type { AssembledBill, BillOutcome } from './assemble-bill';
import type { CustomerFacts } from './bill-facts';
import { documentIdOfPart } from '../../../../../src/platform/document-id';
import type { RunRow } from './run-row';

type Bill = { customer: CustomerFacts; documentId: string; outcome: BillOutcome };
type StoredBill = {
  customer: CustomerFacts;
  documentId: string;
  bill: AssembledBill;
  invoiceId: number;
};

const INVOICE_COLUMNS = [
  'id',
  'document_id',
  'created_at',
  'updated_at',
  'published_at',
  'kind',
  'status',
  'customer_id',
  'reseller_id',
  'bill_run_id',
  'issuer_key',
  'bill_date',
  'period_from',
  'period_to',
  'due_date',
  'payment_method',
  'net_total',
  'vat_total',
  'gross_total',
  'line_count',
  'details',
];
const LINE_COLUMNS = [
  'document_id',
  'created_at',
  'updated_at',
  'published_at',
  'invoice_id',
  'reseller_id',
  'position',
  'section',
  'group_name',
  'description',
  'quantity_text',
  'unit_price',
  'net_amount',
  'vat_treatment',
  'vat_percent',
  'period_from',
  'period_to',
  'subscription_id',
  'product_id',
  'explanation',
];

/**
 * Stores the drafts of a chunk with COPY: invoices, lines and what the run knows of each customer. A bill without
 * lines is stored as "nothing to bill", a bill that could not be worked out as parked. In the caller's transaction.
 */
export const storeDrafts = async (
  trx: Knex.Transaction,
  { run, pass, bills, startedAt }: { run: RunRow; pass: number; bills: Bill[]; startedAt: string },
): Promise<void> => {
  // Whatever makes a bill, anew or again, stores what its usage drew on.
  const drawn = bills.flatMap(({ customer, outcome }) =>
    outcome.ok && customer.allowances ? [customer.allowances.drawn] : [],
  );
  await storeDraws(trx, { runId: run.id, drawn });
  const stored = await withInvoiceIds(trx, bills);
  await copyRows(trx, {
    table: 'invoices',
    columns: INVOICE_COLUMNS,
    rows: stored.map((entry) => invoiceRow(entry, { run, startedAt })),
  });
  await copyRows(trx, {
    table: 'invoice_lines',
    columns: LINE_COLUMNS,
    rows: stored.flatMap((entry) => lineRows(entry, startedAt)),
  });
  await markItems(trx, { run, pass, bills, stored });
};

const withInvoiceIds = async (trx: Knex.Transaction, bills: Bill[]): Promise<StoredBill[]> => {
  const worth = bills.flatMap(({ customer, documentId, outcome }) =>
    outcome.ok && outcome.value.lines.length > 0
      ? [{ customer, documentId, bill: outcome.value }]
      : [],
  );
  const ids = await trx.raw(
    `select nextval(pg_get_serial_sequence('invoices', 'id'))::int as id from generate_series(1, ?::int)`,
    [worth.length],
  );
  return worth.map((entry, index) => ({ ...entry, invoiceId: ids.rows[index].id }));
};

const invoiceRow = (
  { customer, documentId, bill, invoiceId }: StoredBill,
  { run, startedAt }: { run: RunRow; startedAt: string },
) => [
  invoiceId,
  documentId,
  startedAt,
  startedAt,
  startedAt,
  'invoice',
  'draft',
  customer.id,
  customer.resellerId,
  run.id,
  customer.issuerKey,
  customer.billDate,
  customer.periodFrom,
  customer.billDate,
  bill.dueDate,
  customer.paymentMethod,
  penceToDecimalText(bill.netPence),
  penceToDecimalText(bill.vatPence),
  penceToDecimalText(bill.grossPence),
  bill.lines.length,
  JSON.stringify(bill.details),
];

const lineRows = ({ customer, documentId, bill, invoiceId }: StoredBill, startedAt: string) =>
  bill.lines.map((line) => [
    documentIdOfPart(documentId, line.position),
    startedAt,
    startedAt,
    startedAt,
    invoiceId,
    customer.resellerId,
    line.position,
    line.section,
    line.groupName,
    line.description,
    line.quantityText,
    line.unitPriceMicro === null ? null : microToDecimalText(line.unitPriceMicro),
    penceToDecimalText(line.netPence),
    line.vatTreatment,
    (line.vatBasisPoints / 100).toFixed(2),
    line.periodFrom,
    line.periodTo,
    line.subscriptionId,
    line.productId,
    JSON.stringify(line.explanation),
  ]);

const markItems = async (
  trx: Knex.Transaction,
  { run, pass, bills, stored }: { run: RunRow; pass: number; bills: Bill[]; stored: StoredBill[] },
) => {
  const invoiceIds = new Map(stored.map((entry) => [entry.customer.id, entry.invoiceId]));
  await trx.raw(
    `update billing.run_items i
     set status = case when n.reason_code is null then 'drafted' else 'parked' end,
         invoice_id = n.invoice_id, service_cycles = n.service_cycles,
         left_out = n.left_out, reason_code = n.reason_code, reason = n.reason
     from unnest(cast(:customers as int[]), cast(:invoices as int[]), cast(:cycles as jsonb[]), cast(:leftOut as jsonb[]), cast(:codes as text[]), cast(:reasons as text[]))
       as n(customer_id, invoice_id, service_cycles, left_out, reason_code, reason)
     where i.run_id = :runId and i.pass = :pass and i.customer_id = n.customer_id and i.status = 'pending'`,
    {
      runId: run.id,
      pass,
      customers: bills.map(({ customer }) => customer.id),
      invoices: bills.map(({ customer }) => invoiceIds.get(customer.id) ?? null),
      cycles: bills.map(({ outcome }) =>
        outcome.ok ? JSON.stringify(outcome.value.serviceCycles) : null,
      ),
      leftOut: bills.map(({ outcome }) =>
        outcome.ok && outcome.value.leftOut.length > 0
          ? JSON.stringify(outcome.value.leftOut)
          : null,
      ),
      codes: bills.map(({ outcome }) => (outcome.ok ? null : outcome.error.code)),
      reasons: bills.map(({ outcome }) => (outcome.ok ? null : outcome.error.message)),
    },
  );
};
