import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../src/billing';
import { asHtml, asText, isMailAddress, queueEmail } from '../../../../../src/platform/mail';
import { pluginService } from '../../../../../src/platform/plugin-services';
import { recordAct } from '../acts/record-act';
import { requestReused, type RequestReused } from '../request-reused';
import { database } from '../runs/run-row';

type Input = {
  documentId: string;
  to: string;
  requestId: string;
  by: string;
  /** By the reseller himself, who is not charged for it then. */
  isSelfServed?: boolean;
};
type SendCopyError =
  | BillingError<'invoice-unknown' | 'invoice-not-issued' | 'address-invalid'>
  | RequestReused;

type Found = {
  id: number;
  number: string;
  status: string;
  resellerId: number | null;
  customerId: number;
  customerName: string;
  issuerName: string;
};

/**
 * Sends a copy of an issued document by e-mail, once for a request, and records the act that the reseller is charged for
 * by his tier. Both in one transaction: neither a copy without its act nor an act without its copy.
 *
 * Errors: `invoice-unknown`, `invoice-not-issued`, `address-invalid`, `request-reused` for another address.
 */
export const sendCopy = async (
  { strapi }: { strapi: Core.Strapi },
  input: Input,
): Promise<Result<{ to: string }, SendCopyError>> => {
  const invoice = await find(database(strapi), input.documentId);
  if (!invoice) return fail({ code: 'invoice-unknown', message: 'There is no such invoice.' });
  if (invoice.status !== 'issued') {
    const message = 'This bill is a draft, of which there is no copy to send.';
    return fail({ code: 'invoice-not-issued', message });
  }
  if (!isMailAddress(input.to)) {
    const message = 'This is no e-mail address. Write it like accounts@example.com.';
    return fail({ code: 'address-invalid', field: 'to', message });
  }
  const sent = await database(strapi)('billing.emails')
    .where({ key: keyOf(invoice, input) })
    .first<{ to_address: string } | undefined>('to_address');
  if (sent)
    return sent.to_address === input.to ? ok({ to: input.to }) : fail(requestReused('copy'));
  const documents = pluginService(strapi, 'invoice-templates', 'documents');
  await documents.renderInvoices({ invoiceIds: [invoice.id] });
  await strapi.db.transaction(({ trx }) => write({ strapi, trx, invoice, input }));
  return ok({ to: input.to });
};

const find = async (db: Knex, documentId: string): Promise<Found | undefined> => {
  const { rows } = await db.raw<{ rows: Found[] }>(
    `select v.id, v.number, v.status, v.reseller_id as "resellerId", v.customer_id as "customerId",
            c.name as "customerName", v.details -> 'issuer' ->> 'name' as "issuerName"
     from invoices v join customers c on c.id = v.customer_id where v.document_id = ?`,
    [documentId],
  );
  return rows[0];
};

const keyOf = ({ id }: Found, { requestId }: Input): string => `copy-invoice:${id}:${requestId}`;

type Work = { strapi: Core.Strapi; trx: Knex.Transaction; invoice: Found; input: Input };

const write = async ({ strapi, trx, invoice, input }: Work): Promise<void> => {
  const { number, resellerId, issuerName } = invoice;
  const key = keyOf(invoice, input);
  const document = await trx('billing.invoice_documents')
    .where({ invoice_id: invoice.id, kind: 'pdf' })
    .first('storage_path');
  const body = {
    greeting: `Dear ${invoice.customerName},`,
    paragraphs: [`A copy of ${number} is attached, as you asked.`],
    closing: ['If you have a question about it, the ways to reach us are on the document.'],
    signature: issuerName,
  };
  await queueEmail({
    strapi,
    trx,
    key,
    kind: 'copy-invoice',
    resellerId,
    to: { address: input.to, name: invoice.customerName },
    subject: `Copy of ${number} from ${issuerName}`,
    text: asText(body),
    html: asHtml(body),
    attachments: [
      {
        fileName: `${number.replaceAll(/[^A-Za-z0-9._-]/g, '-')}.pdf`,
        contentType: 'application/pdf',
        storagePath: document.storage_path,
      },
    ],
  });
  // Refused for direct customers and partners, who are not charged for copies.
  if (resellerId !== null) {
    await recordAct(trx, {
      resellerId,
      service: 'copy-invoice',
      key,
      actedBy: input.by,
      isSelfServed: input.isSelfServed ?? false,
      customerId: invoice.customerId,
      subject: `${number} to ${input.to}`.slice(0, 200),
    });
  }
};
