import type { Knex } from 'knex';

import { microToDecimalText, penceToDecimalText } from '../../../../../src/billing';
import { documentIdFor } from '../../../../../src/platform/document-id';
import type { InvoiceDetails } from '../../../../invoice-templates/shared/contracts/invoice-details';
import type { MadeDocument, Totals } from '../../../shared/contracts/corrections';
import { copyForResellers } from '../account/bill-accounts';
import { bringForwardAnew } from '../runs/bring-forward';
import { documentNumber, takeNumbers } from '../runs/document-number';
import { findIssuer } from '../runs/issuer';
import type { Original } from './load-original';

/** A line of the new document: that of the original with another amount, and the explanation of it. */
export type NewLine = {
  originalId: number;
  netPence: number;
  /** Null keeps quantity, price and explanation of the original. */
  sentence: string | null;
};

export type NewDocument = Totals & {
  kind: 'invoice' | 'credit-note';
  original: Original;
  issueDate: string;
  dueDate: string;
  details: InvoiceDetails;
  lines: NewLine[];
  /** What was collected of the original and counts for this one. */
  paidBefore?: { pence: number };
  reason: string;
  madeBy: string;
  requestKey: string;
  /** What the request said; see `hashOfCorrection`. */
  requestHash: string;
};

/**
 * Issues a document that puts another right: its rows, its number from the locked row of the series, and what it
 * corrects, in the caller's transaction. Numbers of credit notes are a series of their own.
 */
export const storeDocument = async (
  trx: Knex.Transaction,
  document: NewDocument,
): Promise<MadeDocument & { id: number }> => {
  const { kind, original, issueDate } = document;
  const documentId = documentIdFor('correction', kind, document.requestKey);
  const id = await insertDraft(trx, { document, documentId });
  await insertLines(trx, { id, documentId, lines: document.lines });
  const { issuerKey } = original;
  const seq = await takeNumbers(trx, { issuerKey, kind, count: 1 });
  const issuer = await findIssuer(trx, issuerKey);
  // The row of the series is held by now: nobody else draws on the same credit.
  if (kind === 'invoice') {
    const paidPence = document.paidBefore?.pence ?? 0;
    await bringForwardAnew(trx, { invoiceId: id, originalId: original.id, paidPence });
  }
  const number = documentNumber({ issuer, kind, seq, date: issueDate });
  await trx.raw(
    `update invoices set number = ?, status = 'issued', issue_date = ?, due_date = ?,
            updated_at = timezone('utc', clock_timestamp()) where id = ?`,
    [number, issueDate, document.dueDate, id],
  );
  await trx('billing.invoice_corrections').insert({
    invoice_id: id,
    kind: kind === 'invoice' ? 're-issue' : kind,
    original_id: original.id,
    reseller_id: original.resellerId,
    reason: document.reason,
    made_by: document.madeBy,
    request_key: document.requestKey,
    request_hash: document.requestHash,
  });
  await copyForResellers(trx, [id]);
  return { id, documentId, number, grossPence: document.grossPence };
};

const insertDraft = async (
  trx: Knex.Transaction,
  { document, documentId }: { document: NewDocument; documentId: string },
): Promise<number> => {
  const { original, kind } = document;
  const { rows } = await trx.raw<{ rows: { id: number }[] }>(
    `insert into invoices (document_id, created_at, updated_at, published_at, kind, status, customer_id, reseller_id,
       issuer_key, bill_date, period_from, period_to, payment_method, net_total, vat_total, gross_total, line_count, details)
     select :documentId, now.at, now.at, now.at, :kind, 'draft', :customerId, :resellerId, :issuerKey, :billDate,
            :periodFrom, :periodTo, :paymentMethod, :net, :vat, :gross, :lineCount, :details
     from (select timezone('utc', clock_timestamp()) as at) now returning id`,
    {
      documentId,
      kind,
      customerId: original.customerId,
      resellerId: original.resellerId,
      issuerKey: original.issuerKey,
      billDate: original.billDate,
      periodFrom: original.periodFrom,
      periodTo: original.periodTo,
      paymentMethod: original.paymentMethod,
      net: penceToDecimalText(document.netPence),
      vat: penceToDecimalText(document.vatPence),
      gross: penceToDecimalText(document.grossPence),
      lineCount: document.lines.length,
      details: JSON.stringify(document.details),
    },
  );
  const [row] = rows;
  if (!row) throw new Error('The document was not stored.');
  return row.id;
};

/** A changed line is one of the new amount: its old quantity and price no longer make it. */
const insertLines = (
  trx: Knex.Transaction,
  { id, documentId, lines }: { id: number; documentId: string; lines: NewLine[] },
) =>
  trx.raw(
    `insert into invoice_lines (document_id, created_at, updated_at, published_at, invoice_id, reseller_id, position, section,
       group_name, description, quantity_text, unit_price, net_amount, vat_treatment, vat_percent, period_from, period_to,
       subscription_id, product_id, explanation)
     select n.document_id, now.at, now.at, now.at, :id, l.reseller_id, n.position, l.section, l.group_name, l.description,
            case when n.sentence is null then l.quantity_text when n.net < 0 then '-1' else '1' end,
            case when n.sentence is null then l.unit_price else n.unit end, n.net, l.vat_treatment, l.vat_percent,
            l.period_from, l.period_to, l.subscription_id, l.product_id,
            case when n.sentence is null then l.explanation
                 else jsonb_build_object('kind', 'one-off', 'sentence', n.sentence, 'facts', '{}'::jsonb) end
     from unnest(cast(:ids as int[]), cast(:documentIds as text[]), cast(:nets as numeric[]), cast(:units as numeric[]),
                 cast(:sentences as text[])) with ordinality as n(line_id, document_id, net, unit, sentence, position)
     join invoice_lines l on l.id = n.line_id, (select timezone('utc', clock_timestamp()) as at) now
     order by n.position`,
    {
      id,
      ids: lines.map(({ originalId }) => originalId),
      documentIds: lines.map((_, index) => documentIdFor(documentId, index + 1)),
      nets: lines.map(({ netPence }) => penceToDecimalText(netPence)),
      units: lines.map(({ netPence }) => microToDecimalText(Math.abs(netPence) * 10_000)),
      sentences: lines.map(({ sentence }) => sentence),
    },
  );
