import type { Context } from 'koa';
import { z } from 'zod';

import { problem } from '../../../../../src/platform/errors';
import type { BundleBody, EnterWalletBody } from '../../../shared/contracts/balances';
import type { ThresholdBody } from '../../../shared/contracts/thresholds';

const query = z.object({
  search: z.string().trim().max(100).optional().catch(undefined),
  sort: z.string().max(40).optional().catch(undefined),
  state: z.enum(['open', 'all']).catch('open'),
  prepaid: z.enum(['true', 'false']).catch('false'),
});

/** Search, order and filters of the lists of balances, bundles and alerts. Senseless ones count as none. */
export const balanceQuery = (ctx: Context) => query.parse(ctx.query);

const parse = <Body>(ctx: Context, schema: z.ZodType<Body>, example: string): Body => {
  const { body } = ctx.request as unknown as { body?: unknown };
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0] ?? '');
  throw problem({
    status: 400,
    code: 'request-invalid',
    field,
    message: `The field ${field || 'body'} is missing or not of the right kind.`,
    whatToDo: example,
  });
};

const wallet = z.object({
  kind: z.enum(['top-up', 'refund', 'correction']),
  amountPence: z.number(),
  reference: z.string().max(120),
  key: z.string().min(8).max(200),
});

export const parseWalletEntry = (ctx: Context): EnterWalletBody =>
  parse(ctx, wallet, 'Enter an amount, for example 20.00, and what it is for.');

const bundle = z.object({
  product: z.string().min(1),
  name: z.string().trim().min(1).max(60),
  unit: z.enum(['minutes', 'messages', 'megabytes', 'gigabytes', 'units']),
  quantity: z.number(),
  bandGroups: z.array(z.string().regex(/^[a-z0-9-]+$/)).max(100),
  sharing: z.enum(['service', 'customer']),
  priority: z.number().int(),
  proration: z.enum(['by-days', 'whole']),
  rolloverPeriods: z.number().int(),
  rolloverMost: z.number().nullable(),
  state: z.enum(['active', 'withdrawn']),
});

export const parseBundle = (ctx: Context): BundleBody =>
  parse(ctx, bundle, 'Choose a product and enter a name and a quantity, for example 500 minutes.');

const threshold = z.object({
  name: z.string().trim().min(1).max(60),
  kind: z.enum(['amount', 'allowance', 'unusual']),
  customer: z.string().min(1).nullable(),
  reseller: z.string().min(1).nullable(),
  amount: z.number().min(0).max(1_000_000_000).multipleOf(0.01).nullable(),
  percent: z.number().int().min(1).max(100).nullable(),
  times: z.number().min(1).max(1000).multipleOf(0.01).nullable(),
  notifyCustomer: z.boolean(),
  notifyReseller: z.boolean(),
  notifyBureau: z.boolean(),
  requestBar: z.boolean(),
  state: z.enum(['active', 'off']),
});

export const parseThreshold = (ctx: Context): ThresholdBody =>
  parse(ctx, threshold, 'Enter a name and from where on to warn, for example 50.00 pounds.');
