import { z } from 'zod';

const micro = (about: string) => z.int().meta({ description: `${about} Millionths of a pound.` });
const count = (about: string) => z.int().meta({ description: about });

const rate = z
  .strictObject({
    prefix: z.string(),
    destination: z.string(),
    bandGroup: z.string(),
    connectionMicro: micro('Once for a call.'),
    perCallMicro: micro('For a call of whatever length.').optional(),
    peakMicro: micro('A minute.'),
    offPeakMicro: micro('A minute.'),
    weekendMicro: micro('A minute.'),
    minimumMicro: micro('The least that a call costs.'),
    firstIncrementS: count('Seconds of the first block.'),
    nextIncrementS: count('Seconds of each further block.'),
    capMicro: z.int().nullable(),
    capSeconds: z.int().nullable(),
    serviceCode: z.string().optional(),
    isItemisationSuppressed: z.boolean().optional(),
  })
  .meta({ id: 'DeckRate', description: 'A rate as a price list gives it.' });

const mapping = z
  .looseObject({
    columns: z.record(z.string(), z.string()),
    per: z.enum(['minute', 'second']),
    microPerUnit: count('Worth of one unit of the prices: a pound 1000000, a penny 10000.'),
    currency: z
      .string()
      .optional()
      .meta({ description: 'ISO code of the prices; GBP unless it is said.' }),
    exchange: z
      .strictObject({
        microPoundsPerUnit: micro('For one unit of the currency.'),
        date: z.iso.date(),
      })
      .nullable()
      .optional()
      .meta({ description: 'Needed for another currency than GBP: what makes its prices pounds.' }),
    decimalMark: z.enum(['.', ',']),
    dateFormat: z.string(),
    hasHeader: z.boolean(),
  })
  .meta({ id: 'DeckMapping', description: 'How the rows of a price list are read.' });

const version = z.strictObject({ documentId: z.string(), validFrom: z.iso.date() }).nullable();

/** A price list that was sent, and how it would be read. */
export const importAnswer = z.strictObject({
  data: z.strictObject({
    documentId: z.string(),
    card: z.strictObject({ documentId: z.string(), name: z.string(), kind: z.string() }),
    version,
    fileName: z.string(),
    rows: count('Rows without the header.'),
    header: z.array(z.string()),
    sample: z.array(z.array(z.string())),
    mapping: mapping.meta({ description: 'As suggested, or as the last list of the card had it.' }),
    isMappingRemembered: z.boolean(),
    appliedAt: z.unknown().meta({ description: 'When it was put into a version; null before.' }),
  }),
});

const problemOfRow = z.looseObject({ row: z.int(), code: z.string(), message: z.string() });

/** What a mapping makes of a list. */
export const readAnswer = z.strictObject({
  data: z.strictObject({
    rates: count('Rates that hold on the day.'),
    errors: count('Rows that cannot be read.'),
    skipped: count('Rows that are left out by their status.'),
    inOtherCurrency: count('Rows in another currency than the mapping says; none may be left.'),
    rounded: count('Rates whose prices have more decimals than can be held.'),
    notHolding: count('Rates that do not hold on the day.'),
    startsOn: z.iso
      .date()
      .nullable()
      .meta({ description: 'From when all of it holds; null without dates.' }),
    first: z.array(rate),
    firstErrors: z.array(problemOfRow),
  }),
});

const kinds = ['new', 'gone', 'dearer', 'cheaper', 'other'] as const;

const change = z.strictObject({
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  riseBasisPoints: z.int().nullable(),
});

/** What a version or a list changes. */
export const differenceAnswer = z.strictObject({
  data: z.strictObject({
    counts: z.strictObject({
      new: z.int(),
      gone: z.int(),
      dearer: z.int(),
      cheaper: z.int(),
      other: z.int(),
      unchanged: z.int(),
    }),
    effectMicro: micro('What the calls of the month would have cost more.'),
    month: z.strictObject({ from: z.string(), to: z.string(), calls: z.int() }).nullable(),
    exchange: z
      .strictObject({
        currency: z.string(),
        microPoundsPerUnit: micro('For one unit of the currency.'),
        date: z.iso.date(),
      })
      .nullable()
      .meta({ description: 'How prices of another currency became pounds.' }),
    rows: z.array(
      z.strictObject({
        prefix: z.string(),
        destination: z.string(),
        kind: z.enum(kinds),
        before: rate.nullable(),
        after: rate.nullable(),
        changes: z.array(change),
        riseBasisPoints: z.int().nullable(),
        effectMicro: z.int(),
        calls: z.int(),
      }),
    ),
    pagination: z.strictObject({
      page: z.int(),
      pageSize: z.int(),
      pageCount: z.int(),
      total: z.int(),
    }),
  }),
});

/** What has been put into a version. */
export const appliedAnswer = z.strictObject({
  data: z.strictObject({
    added: z.int(),
    changed: z.int(),
    removed: z.int(),
    version: z.string().meta({ description: 'The draft that has the rates now.' }),
  }),
});

/** What is to be known before a version goes live. */
export const checksAnswer = z.strictObject({
  data: z.strictObject({
    checks: z.array(
      z.strictObject({
        code: z.string(),
        level: z.enum(['blocker', 'warning', 'note']),
        count: z.int(),
        examples: z.array(z.looseObject({ prefix: z.string(), destination: z.string() })),
      }),
    ),
    rates: z.int(),
    buyTables: z.int(),
  }),
});

/** The query of a comparison of versions. */
export const differenceQuery = z.object({
  against: z.string().meta({ description: 'Id of the version to compare with.' }),
  page: z.int().min(1).optional().meta({ description: 'From 1.' }),
  pageSize: z.int().min(1).max(200).optional().meta({ description: 'Rows on a page.' }),
  kind: z.enum(kinds).optional().meta({ description: 'Only these changes.' }),
});

const band = z.strictObject({
  documentId: z.string(),
  band: z.string(),
  peakMicro: micro('A minute.'),
  offPeakMicro: micro('A minute.'),
  weekendMicro: micro('A minute.'),
  connectionMicro: micro('Once for a call.'),
  firstIncrementS: count('Seconds of the first block.'),
  nextIncrementS: count('Seconds of each further block.'),
  serviceCode: z.string().nullable(),
  ranges: count('Ranges of numbers that the band has.'),
});

const event = z.strictObject({
  documentId: z.string(),
  kind: z.enum(['sms', 'data', 'other']),
  eventType: z.string().nullable(),
  prefix: z.string().nullable(),
  name: z.string(),
  band: z.string(),
  priceMicro: micro('A block.'),
  blockSize: count('How much a block is, in its unit.'),
  blockUnit: z.enum(['each', 'byte', 'KB', 'MB', 'GB']),
  blockRounding: z.enum(['up', 'half-up', 'down', 'exact']),
});

/** What a version prices besides prefixes. */
export const extrasAnswer = z.strictObject({
  data: z.strictObject({
    bands: z.array(band).meta({ description: 'Whole bands of the numbering plan.' }),
    events: z.array(event).meta({ description: 'Messages, data and what else is counted.' }),
    known: z.array(z.string()).meta({ description: 'The bands of the numbering plan.' }),
  }),
});

const timeBand = z.enum(['peak', 'off-peak', 'weekend']);

/** Hours that cards may have. */
export const hoursAnswer = z.strictObject({
  data: z.array(
    z.strictObject({
      documentId: z.string().meta({ description: 'Empty: the usual hours of the bureau.' }),
      name: z.string(),
      week: z.array(z.array(timeBand)).meta({
        description: 'Monday to Sunday, then bank holidays: the band at the start of each hour.',
      }),
      isInUse: z.boolean(),
    }),
  ),
});
