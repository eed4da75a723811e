import { z } from 'zod';
import type { InvoiceDetails } from '../../../shared/contracts/invoice-details';
import { DocumentError } from '../errors';

const text = z.string();
const textOrNull = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const pence = z.number().int();

const details: z.ZodType<InvoiceDetails, unknown> = z.object({
  issuer: z.object({
    kind: z.enum(['reseller', 'provider']),
    name: text,
    legalName: text,
    companyNumber: textOrNull,
    vatNumber: textOrNull,
    address: z.array(text),
    email: textOrNull,
    phone: textOrNull,
    website: textOrNull,
    bank: z
      .object({ sortCode: text, accountNumber: text, accountName: text })
      .nullish()
      .transform((value) => value ?? null),
  }),
  customer: z.object({
    name: text,
    accountNumber: text,
    contactName: textOrNull,
    address: z.array(text),
    vatNumber: textOrNull,
    purchaseOrder: textOrNull,
    email: textOrNull,
  }),
  brandId: z.number().int().nullable(),
  vat: z.array(
    z.object({
      treatment: z.enum(['standard', 'reduced', 'zero', 'exempt', 'outside', 'reverse-charge']),
      percent: z.number(),
      netPence: pence,
      vatPence: pence,
    }),
  ),
  promos: z.array(z.object({ title: text, message: text })),
  terms: z.object({
    paymentMethod: z.enum(['direct-debit', 'card', 'bank-transfer', 'other']),
    dueDate: textOrNull,
    collectionReference: text.optional(),
    originatorName: text.optional(),
    serviceUserNumber: text.optional(),
  }),
  itemised: z.boolean(),
  previousTotalPence: pence.nullish(),
  corrects: z.object({ number: text, issueDate: text, reason: text }).optional(),
  broughtForward: z.array(z.object({ number: text, issueDate: text, pence })).optional(),
  schedule: z
    .array(
      z.object({
        service: text,
        acts: z.array(
          z.object({
            date: text,
            about: text,
            quantity: z.number().int(),
            netPence: pence,
            isFree: z.boolean(),
          }),
        ),
      }),
    )
    .optional(),
  allowances: z
    .array(
      z.object({
        name: text,
        service: z.string().nullable(),
        unit: z.enum(['second', 'message', 'byte', 'unit']),
        granted: z.number(),
        carriedIn: z.number(),
        used: z.number(),
        carriedOn: z.number(),
      }),
    )
    .optional(),
});

/** Strapi has pg hand JSON columns over as text. */
const fromJson = (stored: unknown): unknown => {
  if (typeof stored !== 'string') return stored;
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
};

/**
 * Checks the stored particulars of an invoice.
 *
 * @throws DocumentError `invoice-incomplete`, naming the first thing that is missing or wrong.
 */
export const parseDetails = ({
  stored,
  invoice,
}: {
  stored: unknown;
  /** Its number or id, for the message. */
  invoice: string;
}): InvoiceDetails => {
  const parsed = details.safeParse(fromJson(stored));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') || 'everything';
  throw new DocumentError({
    code: 'invoice-incomplete',
    message: `Invoice ${invoice} lacks particulars (${where}), so no document can be made of it. Draft the bill again.`,
  });
};
