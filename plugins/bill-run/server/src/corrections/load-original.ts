import type { Knex } from 'knex';

import {
  type CreditableLine,
  type CreditableVat,
  type Explanation,
  subjectOfDiscount,
  type VatTreatment,
} from '../../../../../src/billing';
import type { InvoiceDetails } from '../../../../invoice-templates/shared/contracts/invoice-details';

/** An issued invoice that is to be put right, with what was credited of it. Amounts in pence. */
export type Original = {
  id: number;
  documentId: string;
  number: string;
  kind: 'invoice' | 'credit-note';
  status: 'draft' | 'issued';
  customerId: number;
  resellerId: number | null;
  issuerKey: string;
  billDate: string;
  periodFrom: string;
  periodTo: string;
  issueDate: string;
  paymentMethod: string;
  netPence: number;
  vatPence: number;
  grossPence: number;
  isReissued: boolean;
  isCollected: boolean;
  details: InvoiceDetails;
  lines: (CreditableLine & { position: number; description: string; section: string })[];
  vat: CreditableVat[];
};

type Row = Omit<Original, 'details' | 'lines' | 'vat' | 'netPence' | 'vatPence' | 'grossPence'> &
  Record<'netPence' | 'vatPence' | 'grossPence' | 'details', string>;

/**
 * Loads an invoice as it stands. `isHeld` locks it until the transaction ends, so that two corrections of one invoice
 * come one after the other. Undefined when there is none.
 */
export const loadOriginal = async (
  trx: Knex,
  { documentId, isHeld }: { documentId: string; isHeld: boolean },
): Promise<Original | undefined> => {
  const found = await trx.raw<{ rows: Row[] }>(
    `select v.id, v.document_id as "documentId", v.number, v.kind, v.status, v.customer_id as "customerId",
            v.reseller_id as "resellerId", v.issuer_key as "issuerKey", v.bill_date::text as "billDate",
            v.period_from::text as "periodFrom", v.period_to::text as "periodTo", v.issue_date::text as "issueDate",
            v.payment_method as "paymentMethod", (v.net_total * 100)::bigint::text as "netPence",
            (v.vat_total * 100)::bigint::text as "vatPence", (v.gross_total * 100)::bigint::text as "grossPence",
            exists (select from billing.invoice_corrections c where c.original_id = v.id and c.kind = 're-issue') as "isReissued",
            exists (select from billing.dd_collections d where d.invoice_id = v.id) as "isCollected", v.details::text as details
     from invoices v where v.document_id = ? ${isHeld ? 'for update' : ''}`,
    [documentId],
  );
  const [row] = found.rows;
  if (!row) return undefined;
  const details = JSON.parse(row.details) as InvoiceDetails;
  return {
    ...row,
    netPence: Number(row.netPence),
    vatPence: Number(row.vatPence),
    grossPence: Number(row.grossPence),
    details,
    lines: await loadLines(trx, row.id),
    vat: await loadVat(trx, { id: row.id, details }),
  };
};

type LineRow = Omit<Original['lines'][number], 'netPence' | 'creditedPence' | 'takenOff'> & {
  netPence: string;
  creditedPence: string;
  subscriptionId: number | null;
  productId: number | null;
  /** JSON as text, which is how Strapi has `pg` hand it over. */
  explanation: string | null;
};

const loadLines = async (trx: Knex, invoiceId: number): Promise<Original['lines']> => {
  const { rows } = await trx.raw<{ rows: LineRow[] }>(
    `select l.id, l.position, l.description, l.section, l.section = 'discount' as "isDiscount",
            l.subscription_id as "subscriptionId", l.product_id as "productId", l.explanation::text as explanation,
            (l.net_amount * 100)::bigint::text as "netPence",
            (coalesce((select sum(c.net_amount) from billing.credited_lines c where c.original_line_id = l.id), 0) * 100)::bigint::text as "creditedPence",
            l.vat_treatment as "vatTreatment", (l.vat_percent * 100)::int as "vatBasisPoints"
     from invoice_lines l where l.invoice_id = ? order by l.position`,
    [invoiceId],
  );
  const subjects = rows.map(({ explanation, ...line }) => ({
    ...line,
    explanation: explanation === null ? null : (JSON.parse(explanation) as Explanation),
  }));
  return subjects.map((subject) => {
    const { subscriptionId: _s, productId: _p, explanation: _e, ...line } = subject;
    return {
      ...line,
      netPence: Number(line.netPence),
      creditedPence: Number(line.creditedPence),
      ...(line.isDiscount && { takenOff: subjectOfDiscount(subject, subjects) }),
    };
  });
};

/** VAT by rate as it was charged, and what its credit notes gave back of it. */
const loadVat = async (
  trx: Knex,
  { id, details }: { id: number; details: InvoiceDetails },
): Promise<CreditableVat[]> => {
  const { rows } = await trx.raw<{ rows: { details: string }[] }>(
    `select v.details::text as details from billing.invoice_corrections c join invoices v on v.id = c.invoice_id
     where c.original_id = ? and c.kind = 'credit-note'`,
    [id],
  );
  const given = rows.flatMap((row) => (JSON.parse(row.details) as InvoiceDetails).vat);
  return details.vat.map(({ treatment, percent, netPence, vatPence }) => ({
    treatment: treatment as VatTreatment,
    percentBasisPoints: Math.round(percent * 100),
    netPence,
    vatPence,
    creditedVatPence: given
      .filter((vat) => vat.treatment === treatment && vat.percent === percent)
      .reduce((sum, vat) => sum - vat.vatPence, 0),
  }));
};
