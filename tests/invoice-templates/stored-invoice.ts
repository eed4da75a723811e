import type { Knex } from 'knex';
import { documentIdFor } from '../../src/platform/document-id';
import type { InvoiceSource } from '../../plugins/invoice-templates/server/src/view-model';
import { makeCustomer, type TestApp } from '../support';

/** An invoice in the database, as the engine leaves it. */
export type StoredInvoice = { id: number; documentId: string };

const insertLines = async ({
  knex,
  invoiceId,
  source,
}: {
  knex: Knex;
  invoiceId: number;
  source: InvoiceSource;
}) => {
  await knex('invoice_lines').insert(
    source.lines.map((line, index) => ({
      document_id: documentIdFor('line', invoiceId, index),
      invoice_id: invoiceId,
      position: index + 1,
      section: line.section,
      group_name: line.groupName,
      description: line.description,
      quantity_text: line.quantityText,
      unit_price: line.unitPrice,
      net_amount: line.netAmount,
      vat_treatment: line.vatTreatment,
      vat_percent: line.vatPercent,
      period_from: line.periodFrom,
      period_to: line.periodTo,
    })),
  );
};

const insertCalls = async ({
  knex,
  customerId,
  source,
}: {
  knex: Knex;
  customerId: number;
  source: InvoiceSource;
}) => {
  for (const [index, call] of source.calls.entries()) {
    await knex.raw('select billing.ensure_usage_partition(?)', [call.localDate]);
    await knex('billing.usage_records').insert({
      file_id: 1,
      line_no: index + 1,
      source: 'test',
      record_key: `00000000-0000-0000-${String(customerId).padStart(4, '0')}-${String(index).padStart(12, '0')}`,
      customer_id: customerId,
      subscription_id: 1,
      call_type: call.callType,
      cli: call.cli,
      dialled: call.dialled,
      destination: call.destination,
      band: 'any',
      time_band: 'day',
      started_at: `${call.localDate}T12:00:00Z`,
      local_date: call.localDate,
      local_seconds: call.localSeconds,
      duration_s: call.durationS,
      billed_s: call.durationS,
      buy_micro: 0,
      sell_micro: call.sellMicro,
      sell_rate_id: 1,
      bill_date: source.invoice.billDate,
    });
  }
};

/** Stores an invoice with its lines and calls, for a customer of its own, and issues it if it has a number. */
export const storeInvoice = async ({
  app: { strapi, knex },
  source,
  resellerDocumentId,
}: {
  app: TestApp;
  source: InvoiceSource;
  resellerDocumentId?: string;
}): Promise<StoredInvoice> => {
  const customer = await makeCustomer({ strapi, reseller: resellerDocumentId });
  const { invoice } = source;
  const documentId = documentIdFor('invoice', customer.id, invoice.billDate);
  const reseller = await knex('customers').where({ id: customer.id }).first('reseller_id');
  const [row] = await knex('invoices')
    .insert({
      document_id: documentId,
      kind: invoice.kind,
      status: 'draft',
      customer_id: customer.id,
      reseller_id: reseller?.reseller_id ?? null,
      issuer_key: invoice.issuerKey,
      bill_date: invoice.billDate,
      period_from: invoice.periodFrom,
      period_to: invoice.periodTo,
      payment_method: invoice.details.terms.paymentMethod,
      net_total: invoice.netTotal,
      vat_total: invoice.vatTotal,
      gross_total: invoice.grossTotal,
      line_count: source.lines.length,
      details: JSON.stringify(invoice.details),
    })
    .returning('id');
  const id = Number(row.id);
  await insertLines({ knex, invoiceId: id, source });
  await insertCalls({ knex, customerId: customer.id, source });
  if (invoice.status === 'issued') {
    const { number, issueDate, dueDate } = invoice;
    await knex('invoices')
      .where({ id })
      .update({ status: 'issued', number, issue_date: issueDate, due_date: dueDate });
  }
  return { id, documentId };
};
