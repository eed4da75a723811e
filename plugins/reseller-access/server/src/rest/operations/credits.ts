import { z } from 'zod';

import { toHttpError } from '../../../../../../src/platform/errors';
import { pluginService } from '../../../../../../src/platform/plugin-services';
import { afterScope } from '../../wall';
import { readResource } from '../engine';
import { named, requestIdField } from '../idempotency/named';
import { invoices } from '../resources';
import { parseBody } from '../writes/parse-body';
import { actorOf } from './actor-of';
import { type Operation, parameterOf } from './operation';

const line = z.strictObject({
  position: z.int().min(1).meta({ description: 'Of the line, as on the invoice.' }),
  netPence: z.int().meta({ description: 'Without VAT, with the sign of the line.' }),
});

const body = z
  .strictObject({
    requestId: requestIdField('gives the same credit note'),
    reason: z.string().trim().min(1).max(1_000).meta({ description: 'Printed on it.' }),
    lines: z.array(line).min(1).max(1_000).optional().meta({
      description: 'What is credited. Left out: everything that is left.',
    }),
  })
  .meta({ id: 'CreditBody' });

const answer = z.strictObject({
  data: z
    .strictObject({
      id: z.string().meta({ description: 'Of the credit note, under /invoices.' }),
      number: z.string(),
      grossPence: z.int().meta({ description: 'With VAT; negative.' }),
    })
    .meta({ id: 'CreditNote' }),
});

const previewBody = body.pick({ lines: true }).meta({ id: 'CreditPreviewBody' });

const preview = z.strictObject({
  data: z
    .strictObject({
      netPence: z.int().meta({ description: 'Negative, as on the credit note.' }),
      vatPence: z.int(),
      grossPence: z.int(),
      lines: z
        .array(
          z.strictObject({
            position: z.int(),
            description: z.string(),
            section: z.string(),
            leftPence: z.int().meta({ description: 'Without VAT, with the sign of the line.' }),
            creditPence: z.int().meta({ description: 'What of it would be credited.' }),
          }),
        )
        .meta({ description: 'Those of which something is left to credit.' }),
    })
    .meta({ id: 'CreditPreview' }),
});

const STATUS: Record<string, number> = { 'nothing-to-credit': 409, 'request-reused': 409 };

/** POST /invoices/:id/credits: a reseller credits a customer of his own, where staff allow it. */
export const creditInvoice: Operation = {
  id: 'credit-invoice',
  method: 'POST',
  path: '/invoices/:id/credits',
  needs: 'invoices.credit',
  isInPanel: true,
  isKnownAgain: true,
  describe: {
    summary: 'Credit an invoice',
    about:
      'Issues a credit note at once, in your name and series: of amounts of lines, or of all that is left. It cannot be taken back.',
    takes: { kind: 'json', schema: body },
    answer: { kind: 'data', schema: answer, status: 201 },
    problems: [
      ...['not-an-invoice', 'nothing-to-credit', 'credit-too-large'],
      ...['line-unknown', 'request-reused'],
    ],
  },
  async handle(call) {
    const { strapi, ctx, access } = call;
    const documentId = parameterOf(ctx, 'id');
    // Whether it is the caller's is found out behind the wall; numbers and ledger are the bureau's to write.
    await readResource({ strapi, access, resource: invoices, id: documentId });
    const { lines = null, ...said } = named(ctx, parseBody(ctx, body));
    const madeBy = actorOf(call);
    await afterScope({
      ctx,
      run: async () => {
        const corrections = pluginService(strapi, 'bill-run', 'corrections');
        const made = await corrections.credit({ documentId, madeBy, lines, ...said });
        if (!made.ok) throw toHttpError(made.error, { status: STATUS[made.error.code] ?? 400 });
        const { documentId: id, number, grossPence } = made.value;
        ctx.status = 201;
        ctx.body = { data: { id, number, grossPence } };
      },
    });
  },
};

/** POST /invoices/:id/credits/preview: what a credit would come to, and what of the invoice is left. */
export const previewCredit: Operation = {
  id: 'preview-credit',
  method: 'POST',
  path: '/invoices/:id/credits/preview',
  needs: 'invoices.credit',
  isInPanel: true,
  isKnownAgain: true,
  describe: {
    summary: 'Preview a credit note',
    about:
      'What a credit note of these lines, or of all that is left, would come to with its VAT and discounts. Nothing is issued.',
    takes: { kind: 'json', schema: previewBody },
    answer: { kind: 'data', schema: preview },
    problems: ['not-an-invoice', 'nothing-to-credit', 'credit-too-large', 'line-unknown'],
  },
  async handle({ strapi, ctx, access }) {
    const documentId = parameterOf(ctx, 'id');
    await readResource({ strapi, access, resource: invoices, id: documentId });
    const { lines = null } = parseBody(ctx, previewBody);
    await afterScope({
      ctx,
      run: async () => {
        const corrections = pluginService(strapi, 'bill-run', 'corrections');
        const planned = await corrections.previewCredit({ documentId, lines });
        if (!planned.ok) {
          throw toHttpError(planned.error, { status: STATUS[planned.error.code] ?? 400 });
        }
        ctx.body = { data: planned.value };
      },
    });
  },
};
