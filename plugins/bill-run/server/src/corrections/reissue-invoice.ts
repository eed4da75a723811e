import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import {
  type BillingError,
  fail,
  formatPence,
  ok,
  planCredit,
  type Result,
  sumPence,
  vatPerRate,
} from '../../../../../src/billing';
import { pluginService } from '../../../../../src/platform/plugin-services';
import type {
  CreditLines,
  ReissueBody,
  Reissued,
  ReissuePreview,
  Totals,
} from '../../../shared/contracts/corrections';
import { recordAct } from '../acts/record-act';
import { bureauToday } from '../clock/bureau-today';
import { findIssuer } from '../runs/issuer';
import { holidaysFrom, payableOn } from '../runs/payment-terms';
import {
  amountsOf,
  type CreditInvoiceError,
  findMade,
  hashOfCorrection,
  issueCredit,
  reasonMissing,
  whyNotCorrected,
} from './credit-invoice';
import { requestReused } from '../request-reused';
import { currentCustomer } from './current-customer';
import { loadOriginal, type Original } from './load-original';
import { storeDocument } from './store-document';

export type ReissueError = CreditInvoiceError | BillingError<'already-reissued'>;
type Input = { documentId: string; madeBy: string; body: ReissueBody };

type NewBill = Totals & {
  lines: { line: Original['lines'][number]; netPence: number }[];
  vat: ReturnType<typeof vatPerRate>;
};

/** The bill as it should have been: lines with their new amounts, else with what was not credited, VAT anew on them. */
const newBill = (original: Original, changes: CreditLines | null | undefined): NewBill => {
  const wanted = amountsOf(changes ?? []);
  const lines = original.lines
    .map((line) => ({ line, netPence: wanted.get(line.id) ?? line.netPence - line.creditedPence }))
    // A line that comes to nothing now says nothing; one that always did stays.
    .filter(
      ({ line, netPence }) => netPence !== 0 || (line.netPence === 0 && !wanted.has(line.id)),
    );
  const vat = vatPerRate(lines.map(({ line, netPence }) => ({ ...line, netPence })));
  const netPence = sumPence(lines.map((entry) => entry.netPence));
  const vatPence = sumPence(vat.map((row) => row.vatPence));
  return { lines, vat, netPence, vatPence, grossPence: netPence + vatPence };
};

const whyNotReissued = (
  original: Original,
  changes: CreditLines | null | undefined,
): ReissueError | undefined => {
  if (original.isReissued) {
    const message = 'This invoice was issued anew before. Put the newer one right instead.';
    return { code: 'already-reissued', message };
  }
  const known = new Set(original.lines.map(({ id }) => id));
  const stranger = changes?.find(({ id }) => !known.has(id));
  if (stranger) return { code: 'line-unknown', message: 'This invoice has no such line.' };
  if (newBill(original, changes).grossPence < 0) {
    const message = 'The new bill would be less than nothing. Credit the invoice instead.';
    return { code: 'credit-too-large', field: 'lines', message };
  }
  return undefined;
};

const totalsOf = ({ netPence, vatPence, grossPence }: Totals): Totals => ({
  netPence,
  vatPence,
  grossPence,
});

/**
 * Old and new side by side, before an invoice is issued anew. Nothing is written.
 *
 * Errors: those of `reissueInvoice`, but `reason-missing`.
 */
export const previewReissue = async (
  db: Knex,
  { documentId, lines }: { documentId: string; lines?: CreditLines | null },
): Promise<Result<ReissuePreview, ReissueError>> => {
  const original = await loadOriginal(db, { documentId, isHeld: false });
  const refusal = whyNotCorrected(original) ?? (original && whyNotReissued(original, lines));
  if (refusal || !original) return fail(refusal as ReissueError);
  const credit = planCredit({ ...original, choice: { kind: 'whole' } });
  if (!credit.ok) return credit;
  return ok({
    before: totalsOf(original),
    credit: totalsOf(credit.value),
    invoice: totalsOf(newBill(original, lines)),
  });
};

/**
 * Takes an invoice back whole and issues it anew, to who the customer is now, with the lines as they should have been;
 * both in one transaction, linked to the original. The reseller is charged for it by his tier. The same request again
 * gives the same two documents.
 *
 * Errors: `invoice-unknown`, `not-an-invoice`, `invoice-not-issued`, `reason-missing`, `already-reissued`, `line-unknown`,
 * `nothing-to-credit` (credited whole before), `credit-too-large`, `request-reused`.
 */
export const reissueInvoice = async (
  { strapi }: { strapi: Core.Strapi },
  { documentId, madeBy, body }: Input,
): Promise<Result<Reissued, ReissueError>> => {
  const missing = reasonMissing(body.reason);
  if (missing) return fail(missing);
  return strapi.db.transaction(async ({ trx }): Promise<Result<Reissued, ReissueError>> => {
    const original = await loadOriginal(trx, { documentId, isHeld: true });
    const refused = whyNotCorrected(original);
    if (refused || !original) return fail(refused as ReissueError);
    const creditKey = `re-issue-credit:${original.id}:${body.requestId}`;
    const invoiceKey = `re-issue:${original.id}:${body.requestId}`;
    const [creditNote, invoice] = [await findMade(trx, creditKey), await findMade(trx, invoiceKey)];
    const requestHash = hashOfCorrection(body);
    if (creditNote && invoice) {
      if (!invoice.isOf(requestHash)) return fail(requestReused('invoice that is issued anew'));
      return ok({ creditNote: creditNote.document, invoice: invoice.document });
    }
    const refusal = whyNotReissued(original, body.lines);
    if (refusal) return fail(refusal);
    const planned = planCredit({ ...original, choice: { kind: 'whole' } });
    if (!planned.ok) return planned;
    const reason = body.reason.trim();
    const who = { original, reason, madeBy, requestHash };
    const credit = { ...who, planned: planned.value, requestKey: creditKey };
    const credited = await issueCredit({ strapi, trx }, credit);
    const bill = newBill(original, body.lines);
    const paidBefore = {
      number: credited.number,
      pence: await collectedBefore(trx, original, bill),
    };
    const anew = { ...who, bill, paidBefore, requestKey: invoiceKey };
    return ok({ creditNote: credited, invoice: await issueNew({ strapi, trx }, anew) });
  });
};

/** What was collected of the bill before it is issued anew, as far as the new one takes it: nobody pays twice. */
const collectedBefore = async (
  trx: Knex.Transaction,
  { customerId, billDate }: Original,
  { grossPence }: NewBill,
): Promise<number> => {
  const { rows } = await trx.raw<{ rows: { pence: string }[] }>(
    `select coalesce(sum(amount) * 100, 0)::bigint::text as pence from billing.collected_in_excess
     where customer_id = ? and bill_date = ?`,
    [customerId, billDate],
  );
  return Math.min(grossPence, Number(rows[0]?.pence ?? 0));
};

const issueNew = async (
  { strapi, trx }: { strapi: Core.Strapi; trx: Knex.Transaction },
  input: {
    original: Original;
    bill: NewBill;
    /** What was collected of the old one, brought forward with its credit note. */
    paidBefore: { number: string; pence: number };
    reason: string;
    madeBy: string;
    requestKey: string;
    requestHash: string;
  },
) => {
  const { original, bill, paidBefore, reason, madeBy } = input;
  const today = await bureauToday(trx);
  const issueDate = today > original.issueDate ? today : original.issueDate;
  const issuer = await findIssuer(trx, original.issuerKey);
  const { paymentMethod } = original;
  const holidays = holidaysFrom(issueDate);
  const dueDate = payableOn({ paymentMethod, from: issueDate, terms: issuer, holidays });
  const customer = await currentCustomer(trx, original);
  // What the old one drew on is free again with its credit, and drawn anew as far as the new one comes to.
  const { broughtForward: _drawn, ...details } = original.details;
  const { id, ...made } = await storeDocument(trx, {
    ...input,
    ...totalsOf(bill),
    kind: 'invoice',
    issueDate,
    dueDate,
    lines: bill.lines.map(({ line, netPence }) => ({
      originalId: line.id,
      netPence,
      sentence:
        netPence === line.netPence
          ? null
          : `${formatPence(netPence)} instead of ${formatPence(line.netPence)} on invoice ${original.number}: ${reason}`,
    })),
    details: {
      ...details,
      issuer: issuer.party,
      customer,
      vat: bill.vat.map(({ treatment, percentBasisPoints, netPence, vatPence }) => ({
        treatment,
        percent: percentBasisPoints / 100,
        netPence,
        vatPence,
      })),
      terms: { ...original.details.terms, dueDate },
      ...(paidBefore.pence > 0 && { broughtForward: [{ ...paidBefore, issueDate }] }),
      corrects: { number: original.number, issueDate: original.issueDate, reason },
    },
  });
  await pluginService(strapi, 'collections', 'ledger').postCorrections({ trx, invoiceIds: [id] });
  await trx('billing.customer_cycles')
    .where({ customer_id: original.customerId, last_invoice_id: original.id })
    .update({ last_invoice_id: id });
  // Refused for direct customers and partners, who pay no fee for it.
  if (original.resellerId !== null) {
    await recordAct(trx, {
      resellerId: original.resellerId,
      service: 're-issue',
      key: `re-issue:${original.id}`,
      actedBy: madeBy,
      customerId: original.customerId,
      subject: `Invoice ${original.number} as ${made.number}`,
      note: reason.slice(0, 1_000),
    });
  }
  return made;
};
