import { z } from 'zod';

const fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** A step of the arithmetic; what else it has depends on its kind. */
const step = z.looseObject({
  kind: z.enum([
    'set-up',
    'per-call',
    'minutes',
    'blocks',
    'cap',
    'minimum',
    'service',
    'rounding',
    'charged-before',
  ]),
  amountMicro: z.int(),
});

const side = z.strictObject({
  chargeMicro: z.int().meta({ description: 'Millionths of a pound.' }),
  spoken: z.string().nullable().meta({ description: 'What a customer can be told.' }),
  sentence: z.string(),
  steps: z.array(step).meta({ description: 'They add up to the charge.' }),
  facts: z.record(z.string(), fact),
  version: z
    .strictObject({
      documentId: z.string(),
      cardDocumentId: z.string(),
      cardName: z.string(),
      validFrom: z.iso.date(),
      isLive: z.boolean(),
    })
    .nullable(),
});

/** A price with its reasons. */
export const explainedPrice = z.strictObject({
  destination: z.string(),
  band: z.string(),
  dialled: z.string(),
  sell: side,
  buy: side.nullable(),
  marginMicro: z.int().nullable(),
  marginBasisPoints: z.int().nullable(),
  supplierMicro: z.null(),
  costMicro: z.null(),
});

export const explanation = z.strictObject({
  data: z.strictObject({
    price: explainedPrice.nullable(),
    metered: z
      .strictObject({
        name: z.string(),
        method: z.enum(['sum', 'max', 'unique-count']),
        from: z.iso.date(),
        to: z.iso.date().meta({ description: 'The day after the last.' }),
        events: z.int().meta({ description: 'How many have come.' }),
        chargedBefore: z.int().meta({ description: 'What earlier bills have charged of them.' }),
      })
      .nullable()
      .meta({ description: 'Of a record that many events were put together into.' }),
    note: z.string().nullable().meta({ description: 'In how far it is not what was charged.' }),
  }),
});

const simulatedPrice = z.strictObject({
  by: z.string(),
  price: explainedPrice.nullable(),
  refusal: z.string().nullable().meta({ description: 'Why it has no price.' }),
});

export const simulation = z.strictObject({
  data: z.strictObject({ first: simulatedPrice, second: simulatedPrice.nullable() }),
});

/** What is to be priced. */
export const simulateBody = z.strictObject({
  customer: z.string().min(1).max(100).optional(),
  card: z.string().min(1).max(100).optional(),
  version: z.string().min(1).max(100).optional(),
  compareWith: z.string().min(1).max(100).optional(),
  kind: z.enum(['call', 'sms', 'data']).default('call'),
  number: z.string().max(60).default(''),
  date: z.iso.date(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'Give HH:MM.'),
  durationS: z.int().min(0).max(604_800).default(0),
  quantity: z.int().min(0).max(1_000_000_000_000).default(0),
});
