import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';

import { problem } from '../../../../../src/platform/errors';
import { previewNumbers } from '../numbers/preview-numbers';

const text = z.string().max(100).nullish();
const query = z.object({
  issuer: z.enum(['bureau', 'reseller']),
  reseller: text,
  prefix: text,
  invoicePattern: text,
  creditNotePattern: text,
});

/** How documents will be numbered, while somebody types the pattern. See shared/contracts/numbers.ts. */
export const numbersController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async preview(ctx: Context) {
    const parsed = query.safeParse((ctx.request as { body?: unknown }).body);
    if (!parsed.success) {
      throw problem({
        code: 'request-invalid',
        field: parsed.error.issues[0]?.path.join('.') ?? 'issuer',
        message: 'It is not said whose numbers are meant.',
        whatToDo: 'Send issuer (bureau or reseller), and the prefix and patterns as text.',
      });
    }
    ctx.body = { data: await previewNumbers({ strapi }, parsed.data) };
  },
});
