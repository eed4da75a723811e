import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import {
  type BillingError,
  type CreditChoice,
  type CreditError,
  fail,
  ok,
  planCredit,
  type PlannedCredit,
  type Result,
} from '../../../../../src/billing';
import { hashOf } from '../../../../../src/platform/hash-of';
import { pluginService } from '../../../../../src/platform/plugin-services';
import type {
  CreditBody,
  CreditLines,
  CreditPreview,
  MadeDocument,
} from '../../../shared/contracts/corrections';
import { bureauToday } from '../clock/bureau-today';
import { type RequestReused, requestReused } from '../request-reused';
import { loadOriginal, type Original } from './load-original';
import { storeDocument } from './store-document';

export type OriginalError = BillingError<
  'invoice-unknown' | 'invoice-not-issued' | 'not-an-invoice' | 'reason-missing'
>;
export type CreditInvoiceError = OriginalError | CreditError | RequestReused;
type Input = { documentId: string; madeBy: string; body: CreditBody };

/** Why an invoice cannot be put right at all; undefined when it can. */
export const whyNotCorrected = (original: Original | undefined): OriginalError | undefined => {
  if (!original) return { code: 'invoice-unknown', message: 'There is no such invoice.' };
  if (original.kind !== 'invoice') {
    const message = 'A credit note is not credited. Charge the amount on the next bill instead.';
    return { code: 'not-an-invoice', message };
  }
  if (original.status !== 'issued') {
    const message = 'This bill is a draft. Change what it is made of and draft it again.';
    return { code: 'invoice-not-issued', message };
  }
  return undefined;
};

export const reasonMissing = (reason: string): OriginalError | undefined =>
  reason.trim() === ''
    ? {
        code: 'reason-missing',
        field: 'reason',
        message: 'Say why: it is printed on the document.',
      }
    : undefined;

/** Amounts by line. One that is named twice gets both. */
export const amountsOf = (lines: CreditLines): Map<number, number> => {
  const amounts = new Map<number, number>();
  for (const { id, netPence } of lines) amounts.set(id, (amounts.get(id) ?? 0) + netPence);
  return amounts;
};

export const choiceOf = (lines: CreditLines | null | undefined): CreditChoice =>
  lines ? { kind: 'lines', amounts: amountsOf(lines) } : { kind: 'whole' };

/**
 * What a credit note would take back. Nothing is written.
 *
 * Errors: `invoice-unknown`, `not-an-invoice`, `invoice-not-issued`, `nothing-to-credit`, `credit-too-large`, `line-unknown`.
 */
export const previewCredit = async (
  db: Knex,
  { documentId, lines }: { documentId: string; lines?: CreditLines | null },
): Promise<Result<CreditPreview, CreditInvoiceError>> => {
  const original = await loadOriginal(db, { documentId, isHeld: false });
  const refusal = whyNotCorrected(original);
  if (refusal || !original) return fail(refusal as OriginalError);
  const planned = planCredit({ ...original, choice: choiceOf(lines) });
  if (!planned.ok) return planned;
  const { netPence, vatPence, grossPence, lines: credited } = planned.value;
  return ok({ netPence, vatPence, grossPence, lines: credited });
};

/**
 * Issues a credit note: of everything that is left, or of amounts of lines; with its number, its postings and what it
 * took back, in one transaction. The same request again gives the same credit note.
 *
 * Errors: those of `previewCredit`, `reason-missing`, and `request-reused` when the request came before with another credit.
 */
export const creditInvoice = async (
  { strapi }: { strapi: Core.Strapi },
  { documentId, madeBy, body }: Input,
): Promise<Result<MadeDocument, CreditInvoiceError>> => {
  const missing = reasonMissing(body.reason);
  if (missing) return fail(missing);
  return strapi.db.transaction(
    async ({ trx }): Promise<Result<MadeDocument, CreditInvoiceError>> => {
      const original = await loadOriginal(trx, { documentId, isHeld: true });
      const refusal = whyNotCorrected(original);
      if (refusal || !original) return fail(refusal as OriginalError);
      const requestKey = `credit:${original.id}:${body.requestId}`;
      const requestHash = hashOfCorrection(body);
      const made = await findMade(trx, requestKey);
      if (made)
        return made.isOf(requestHash) ? ok(made.document) : fail(requestReused('credit note'));
      const planned = planCredit({ ...original, choice: choiceOf(body.lines) });
      if (!planned.ok) return planned;
      const reason = body.reason.trim();
      const credit = { original, planned: planned.value, reason, madeBy, requestKey, requestHash };
      return ok(await issueCredit({ strapi, trx }, credit));
    },
  );
};

/** What a request says that credits an invoice or issues it anew, as a hash. Amounts are of lines, in whatever order. */
export const hashOfCorrection = ({ reason, lines }: Pick<CreditBody, 'reason' | 'lines'>): string =>
  hashOf({
    reason: reason.trim(),
    lines: lines ? Object.fromEntries(amountsOf(lines)) : null,
  });

/** The document that a request made before, and whether that request said the same. */
export const findMade = async (
  trx: Knex.Transaction,
  requestKey: string,
): Promise<{ document: MadeDocument; isOf: (requestHash: string) => boolean } | undefined> => {
  const { rows } = await trx.raw<{
    rows: (Omit<MadeDocument, 'grossPence'> & { grossPence: string; requestHash: string | null })[];
  }>(
    `select v.document_id as "documentId", v.number, (v.gross_total * 100)::bigint::text as "grossPence",
            c.request_hash as "requestHash"
     from billing.invoice_corrections c join invoices v on v.id = c.invoice_id where c.request_key = ?`,
    [requestKey],
  );
  const [made] = rows;
  if (!made) return undefined;
  const { requestHash: before, grossPence, ...named } = made;
  return {
    document: { ...named, grossPence: Number(grossPence) },
    isOf: (requestHash) => before === null || before === requestHash,
  };
};

/** Issues what was planned. In the transaction that holds the original. */
export const issueCredit = async (
  { strapi, trx }: { strapi: Core.Strapi; trx: Knex.Transaction },
  credit: {
    original: Original;
    planned: PlannedCredit;
    reason: string;
    madeBy: string;
    requestKey: string;
    requestHash: string;
  },
): Promise<MadeDocument> => {
  const { original, planned, reason } = credit;
  const today = await bureauToday(trx);
  // Runs may be dated ahead, and a credit note never lies before its invoice.
  const issueDate = today > original.issueDate ? today : original.issueDate;
  const { schedule: _schedule, broughtForward: _drawn, ...details } = original.details;
  const { id, ...made } = await storeDocument(trx, {
    ...credit,
    ...planned,
    kind: 'credit-note',
    issueDate,
    dueDate: issueDate,
    lines: planned.lines.map(({ id: originalId, netPence }) => ({
      originalId,
      netPence: -netPence,
      sentence: `Taken back of invoice ${original.number}: ${reason}`,
    })),
    details: {
      ...details,
      vat: planned.vat.map(({ treatment, percentBasisPoints, netPence, vatPence }) => ({
        treatment,
        percent: percentBasisPoints / 100,
        netPence,
        vatPence,
      })),
      promos: [],
      itemised: false,
      previousTotalPence: null,
      corrects: { number: original.number, issueDate: original.issueDate, reason },
    },
  });
  await trx('billing.credited_lines').insert(
    planned.lines.map((line) => ({
      invoice_id: id,
      original_line_id: line.id,
      reseller_id: original.resellerId,
      net_amount: (line.netPence / 100).toFixed(2),
    })),
  );
  await pluginService(strapi, 'collections', 'ledger').postCorrections({ trx, invoiceIds: [id] });
  return made;
};
