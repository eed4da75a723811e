import { z } from 'zod';

import { isIsoDate } from '../../../../../src/billing/calendar';
import { problem } from '../../../../../src/platform/errors';
import type { ServiceActBody } from '../../../shared/contracts/service-terms';

const date = z.string().refine(isIsoDate);
const quantity = z.number().int().min(1).max(100_000);
const price = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/);
const documentId = z.string().min(1).max(64);

const act = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('change'),
    from: date,
    quantity: quantity.nullish(),
    price: price.nullish(),
  }),
  z.object({
    kind: z.literal('swap'),
    from: date,
    productDocumentId: documentId,
    quantity: quantity.optional(),
    price: price.nullish(),
    waiveEarlyEnd: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('cease'), from: date, waiveEarlyEnd: z.boolean().default(false) }),
  z.object({ kind: z.literal('restart'), from: date }),
  z.object({ kind: z.literal('withdraw-change'), changeDocumentId: documentId }),
]);

const body = z.object({ act, reason: z.string().trim().min(1).max(500).optional() });

/** The body of an act on a service, or of its preview. Throws a typed 400 that names the field. */
export const parseServiceAct = (request: object): ServiceActBody => {
  const parsed = body.safeParse((request as { body?: unknown }).body ?? {});
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path ?? ['act'];
  const field = String(path.at(-1) ?? 'act');
  throw problem({
    status: 400,
    code: 'request-invalid',
    field,
    message: `The field ${field} is missing or not of the right kind.`,
    whatToDo:
      'Give a day as YYYY-MM-DD, a quantity from 1, and a price in pounds, for example 12.50.',
  });
};
