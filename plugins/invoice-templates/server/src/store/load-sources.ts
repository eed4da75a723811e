import type { Knex } from 'knex';
import type { BrandRow, CallRow, InvoiceRow, InvoiceSource, LineRow } from '../view-model';
import { parseDetails } from './parse-details';

/*
 * Dates and amounts come as text: the driver would make them JavaScript dates, in the wrong time zone, and floats.
 */
const INVOICES = `
  select id, document_id as "documentId", number, kind, status, issuer_key as "issuerKey",
         bill_date::text as "billDate", period_from::text as "periodFrom", period_to::text as "periodTo",
         issue_date::text as "issueDate", due_date::text as "dueDate",
         net_total::text as "netTotal", vat_total::text as "vatTotal", gross_total::text as "grossTotal", details
    from invoices where id = any(?)`;

const LINES = `
  select invoice_id as "invoiceId", section, group_name as "groupName", description,
         quantity_text as "quantityText", unit_price::text as "unitPrice", net_amount::text as "netAmount",
         vat_treatment as "vatTreatment", vat_percent::text as "vatPercent",
         period_from::text as "periodFrom", period_to::text as "periodTo"
    from invoice_lines where invoice_id = any(?) order by invoice_id, position`;

const BRANDS = `
  select id, display_name as "displayName", strapline, primary_colour as "primaryColour",
         accent_colour as "accentColour", typeface, layout, logo_svg as "logoSvg", footer
    from brands where id = any(?)`;

/** The calls of a bill are those stamped with its date. */
const WHERE_ITEMISED = `where i.id = any(?) and i.kind = 'invoice' and (i.details ->> 'itemised')::boolean`;
const ITEMISED = `
    from invoices i
    join billing.usage_records u on u.customer_id = i.customer_id and u.bill_date = i.bill_date
   ${WHERE_ITEMISED}`;

const CALLS = `
  select i.id as "invoiceId", u.call_type as "callType", u.cli, u.dialled, u.destination,
         u.local_date::text as "localDate", u.local_seconds as "localSeconds", u.duration_s as "durationS",
         u.bytes::float8 as bytes, (u.sell_micro - coalesce(drawn.micro, 0))::float8 as "sellMicro",
         coalesce(drawn.micro, 0)::float8 as "coveredMicro",
         u.local_date < billing.cycle_date((date_trunc('month', u.bill_date) - interval '1 month')::date, c.cycle_day)
           as "isLate"
    from invoices i
    join customers c on c.id = i.customer_id
    join billing.usage_records u on u.customer_id = i.customer_id and u.bill_date = i.bill_date
    left join lateral (
      select sum(d.covered_micro) as micro from billing.allowance_draws d
       where d.record_id = u.id and d.bill_date = u.bill_date) drawn on true
   ${WHERE_ITEMISED}`;

const CALL_COUNTS = `select i.id as "invoiceId", count(*)::integer as calls ${ITEMISED} group by i.id`;

const rowsOf = async <Row>(knex: Knex, sql: string, ids: number[]): Promise<Row[]> => {
  const result = await knex.raw<{ rows: Row[] }>(sql, [ids]);
  return result.rows;
};

const byInvoice = <Row extends { invoiceId: number }>(rows: Row[]): Map<number, Row[]> => {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.invoiceId);
    if (group) group.push(row);
    else groups.set(row.invoiceId, [row]);
  }
  return groups;
};

/** How many calls each itemised invoice lists, by row id; the others are left out. */
export const countCalls = async ({
  knex,
  invoiceIds,
}: {
  knex: Knex;
  invoiceIds: number[];
}): Promise<Map<number, number>> => {
  type Count = { invoiceId: number; calls: number };
  const rows = await rowsOf<Count>(knex, CALL_COUNTS, invoiceIds);
  return new Map(rows.map(({ invoiceId, calls }) => [invoiceId, calls]));
};

/** What could be loaded of an invoice, or why its document cannot be made. */
export type LoadedSource =
  | { invoiceId: number; ok: true; source: InvoiceSource }
  | { invoiceId: number; ok: false; error: unknown };

type StoredInvoice = Omit<InvoiceRow, 'details'> & { details: unknown };

const checked = (
  row: StoredInvoice,
): { row: StoredInvoice; invoice: InvoiceRow | null; error: unknown } => {
  try {
    const name = row.number ?? row.documentId;
    const details = parseDetails({ stored: row.details, invoice: name });
    return { row, invoice: { ...row, details }, error: null };
  } catch (error) {
    return { row, invoice: null, error };
  }
};

/**
 * Loads everything that the documents of some invoices are made of, in four queries. Ids without an invoice are left
 * out; an invoice without usable particulars comes back with its error, DocumentError `invoice-incomplete`.
 */
export const loadSources = async ({
  knex,
  invoiceIds,
}: {
  knex: Knex;
  invoiceIds: number[];
}): Promise<LoadedSource[]> => {
  const loaded = (await rowsOf<StoredInvoice>(knex, INVOICES, invoiceIds)).map(checked);
  const brandIds = loaded.flatMap(({ invoice }) => invoice?.details.brandId ?? []);
  const [lines, brands, calls] = await Promise.all([
    rowsOf<LineRow & { invoiceId: number }>(knex, LINES, invoiceIds),
    rowsOf<BrandRow>(knex, BRANDS, [...new Set(brandIds)]),
    rowsOf<CallRow & { invoiceId: number }>(knex, CALLS, invoiceIds),
  ]);
  const [linesOf, callsOf] = [byInvoice(lines), byInvoice(calls)];
  const brandOf = new Map(brands.map((brand) => [brand.id, brand]));
  return loaded.map(({ row, invoice, error }) => {
    if (!invoice) return { invoiceId: row.id, ok: false, error };
    const source = {
      invoice,
      lines: linesOf.get(row.id) ?? [],
      calls: callsOf.get(row.id) ?? [],
      brand: brandOf.get(invoice.details.brandId ?? 0) ?? null,
    };
    return { invoiceId: row.id, ok: true, source };
  });
};
