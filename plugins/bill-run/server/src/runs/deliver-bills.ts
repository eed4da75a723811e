import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { formatDate } from '../../../../../src/billing/calendar';
import {
  asHtml,
  asText,
  isMailAddress,
  type MailBody,
  queueEmail,
} from '../../../../../src/platform/mail';
import { bureauToday } from '../clock/bureau-today';
import { isHistory } from './payment-terms';
import { DOCUMENTS_PER_STEP } from './render-documents';
import { database, findRun } from './run-row';
import { onceForStep, readRoundPart, type StepKey } from './run-steps';

/**
 * Sends the bills of one slice of a round to the customers who get theirs by e-mail, with the PDF. The key of a mail is its
 * invoice, so it is sent once, whatever is tried again. Nobody is written to about bills of long ago.
 */
export const deliverBills = async (
  { strapi }: { strapi: Core.Strapi },
  key: StepKey,
): Promise<void> => {
  await onceForStep(database(strapi), key, async (trx) => {
    const run = await findRun(trx, { id: key.runId });
    if (!run || isHistory({ runDate: run.runDate, today: await bureauToday(trx) })) return;
    for (const bill of await billsOf(trx, key)) {
      if (isMailAddress(bill.email)) await send({ strapi, trx, bill });
    }
  });
};

type Bill = {
  documentId: string;
  number: string;
  resellerId: number | null;
  issuerName: string;
  customerName: string;
  email: string;
  grossText: string;
  /** After what it brings forward of earlier bills. */
  toPayText: string;
  isCredit: boolean;
  isCollected: boolean;
  isToPay: boolean;
  dueDate: string;
  storagePath: string;
};

const billsOf = async (trx: Knex.Transaction, key: StepKey): Promise<Bill[]> => {
  const { round, of } = readRoundPart(key.part);
  const result = await trx.raw(
    `select v.document_id as "documentId", v.number, v.reseller_id as "resellerId", c.name as "customerName", c.email,
            v.details -> 'issuer' ->> 'name' as "issuerName", to_char(abs(v.gross_total), 'FM999G999G990D00') as "grossText",
            to_char(v.gross_total - f.amount, 'FM999G999G990D00') as "toPayText", v.kind = 'credit-note' as "isCredit",
            v.payment_method = 'direct-debit' as "isCollected", v.gross_total > f.amount as "isToPay",
            v.due_date::text as "dueDate", d.storage_path as "storagePath"
     from (select invoice_id from billing.run_items
           where run_id = ? and issue_round = ? and status = 'issued' and invoice_id is not null
           order by invoice_id limit ? offset ?) i
     join invoices v on v.id = i.invoice_id
     cross join lateral (
       select coalesce(sum(d.amount), 0) as amount from billing.credits_drawn d where d.invoice_id = v.id) f
     join customers c on c.id = v.customer_id and c.delivery = 'email' and c.email is not null
     join billing.invoice_documents d on d.invoice_id = v.id and d.kind = 'pdf'
     order by v.id`,
    [key.runId, round, DOCUMENTS_PER_STEP, Number(of) * DOCUMENTS_PER_STEP],
  );
  return result.rows;
};

const send = ({
  strapi,
  trx,
  bill,
}: {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  bill: Bill;
}) => {
  const body = bodyOf(bill);
  return queueEmail({
    strapi,
    trx,
    key: `invoice:${bill.documentId}`,
    kind: 'invoice',
    resellerId: bill.resellerId,
    to: { address: bill.email, name: bill.customerName },
    subject: `Your ${documentOf(bill)} ${bill.number} from ${bill.issuerName}`,
    text: asText(body),
    html: asHtml(body),
    attachments: [
      {
        fileName: `${bill.number.replaceAll(/[^A-Za-z0-9._-]/g, '-')}.pdf`,
        contentType: 'application/pdf',
        storagePath: bill.storagePath,
      },
    ],
  });
};

const bodyOf = (bill: Bill): MailBody => ({
  greeting: `Dear ${bill.customerName},`,
  paragraphs: [
    `Your ${documentOf(bill)} ${bill.number} over £${bill.grossText} is attached.`,
    payment(bill),
  ],
  closing: ['If you have a question about it, the ways to reach us are on it.'],
  signature: bill.issuerName,
});

const documentOf = ({ isCredit }: Bill): string => (isCredit ? 'credit note' : 'invoice');

const payment = ({ isToPay, isCollected, toPayText, dueDate }: Bill): string => {
  if (!isToPay) return 'There is nothing for you to pay.';
  return isCollected
    ? `We will take £${toPayText} by Direct Debit on or just after ${formatDate(dueDate)}. There is nothing for you to do.`
    : `Please pay £${toPayText} by ${formatDate(dueDate)}.`;
};
