import { z } from 'zod';

import type { SourceMapping, UsageField } from '../../../../../../src/billing';

const FIELDS = [
  'callType',
  'callCause',
  'cli',
  'dialled',
  'date',
  'time',
  'moment',
  'duration',
  'bytes',
  'bytesSent',
  'bytesReceived',
  'description',
  'chargecode',
  'timeBand',
  'price',
  'preBundlePrice',
  'network',
  'divertedNumber',
  'recordId',
  'currency',
  'presentationNumber',
  'accessCharge',
  'serviceCharge',
  'userId',
  'eventType',
  'unit',
  'quantity',
  'subject',
] as const satisfies readonly UsageField[];

const LONGEST = 100;
const MOST_RULES = 100;
const short = z.string().max(LONGEST);
const place = z.union([z.number().int().min(1).max(500), short.min(1)]);
const words = <Value extends z.ZodType>(value: Value) => z.record(short, value);

const shape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('delimited'),
    delimiter: z.string().min(1).max(4),
    quote: z.enum(['"', "'"]).nullable(),
    header: z.enum(['none', 'first-line']),
    columnCount: z.number().int().min(1).max(500).nullable(),
  }),
  z.strictObject({ kind: z.literal('json') }),
]);

const time = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('two-columns'), dateFormat: short, timeFormat: short }),
  z.strictObject({ kind: z.literal('one-column'), format: short }),
  z.strictObject({ kind: z.literal('iso') }),
  z.strictObject({ kind: z.literal('epoch'), unit: z.enum(['seconds', 'milliseconds']) }),
]);

const skip = z.union([
  z.strictObject({ column: place, when: z.literal('blank') }),
  z.strictObject({ column: place, when: z.enum(['equals', 'starts-with']), text: short }),
]);

/** A mapping as it comes from outside. That it can be used is found out by compiling it. */
export const mappingSchema = z.strictObject({
  shape,
  columns: z.partialRecord(z.enum(FIELDS), place),
  fixed: z.partialRecord(z.enum(FIELDS), short),
  time,
  fileZone: short,
  localZone: short,
  duration: z.enum([
    'seconds',
    'decimal-seconds',
    'milliseconds',
    'hh:mm:ss',
    'mm:ss',
    'decimal-minutes',
  ]),
  money: z
    .strictObject({
      unit: z.enum(['pounds', 'pence', 'micro-pounds']),
      decimalMark: z.enum(['.', ',']),
    })
    .nullable(),
  numberRules: z
    .array(z.strictObject({ startsWith: short.min(1), replaceBy: short }))
    .max(MOST_RULES),
  callTypes: words(z.enum(['V', 'Z', 'I', 'G', 'S', 'E'])).nullable(),
  timeBands: words(z.enum(['peak', 'off-peak', 'weekend'])).nullable(),
  skip: z.array(skip).max(MOST_RULES),
}) satisfies z.ZodType<SourceMapping>;
