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

const body = z
  .strictObject({
    requestId: requestIdField('sends nothing more'),
    to: z.email().max(200).meta({ description: 'Where it goes.' }),
  })
  .meta({ id: 'InvoiceCopyBody' });

/** POST /invoices/:id/copies: a reseller sends a copy himself, which is free. */
export const sendInvoiceCopy: Operation = {
  id: 'send-invoice-copy',
  method: 'POST',
  path: '/invoices/:id/copies',
  needs: 'bills.approve',
  isInPanel: true,
  isKnownAgain: true,
  describe: {
    summary: 'Send a copy of an invoice',
    about: 'By e-mail, with the PDF. It is recorded as self-served: the bureau charges nothing.',
    takes: { kind: 'json', schema: body },
    answer: { kind: 'nothing' },
    problems: ['address-invalid', 'request-reused'],
  },
  async handle(call) {
    const { strapi, ctx, access } = call;
    const documentId = parameterOf(ctx, 'id');
    await readResource({ strapi, access, resource: invoices, id: documentId });
    const copy = named(ctx, parseBody(ctx, body));
    const by = actorOf(call);
    ctx.status = 204;
    await afterScope({
      ctx,
      run: async () => {
        const corrections = pluginService(strapi, 'bill-run', 'corrections');
        const sent = await corrections.sendCopy({ documentId, by, ...copy });
        if (!sent.ok)
          throw toHttpError(sent.error, {
            status: sent.error.code === 'request-reused' ? 409 : 400,
          });
      },
    });
  },
};
