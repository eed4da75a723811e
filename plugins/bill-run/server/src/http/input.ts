import type { Context } from 'koa';
import { z } from 'zod';

import { isIsoDate } from '../../../../../src/billing/calendar';
import { problem } from '../../../../../src/platform/errors';
import type { Pagination } from '../../../shared/contracts/common';
import type {
  BillsToApprove,
  BillsToIssue,
  SeenBills,
} from '../../../shared/contracts/run-windows';
import type { StartRunBody } from '../../../shared/contracts/runs';

type Query = Record<string, unknown>;

/** The document id in the path of a request. */
export const documentIdOf = (ctx: Context): string => {
  const { params } = ctx as unknown as { params: Record<string, string | undefined> };
  return params.documentId ?? '';
};

const page = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  pageSize: z.coerce.number().int().min(1).max(100).catch(25),
});

/** Page and page size of a list. What is missing or senseless becomes the default: a list is always shown. */
export const parsePage = (query: Query): { page: number; pageSize: number } => page.parse(query);

const search = z.object({
  search: z.string().trim().max(100).optional().catch(undefined),
  status: z.enum(['draft', 'issued']).optional().catch(undefined),
});

/** Search text and status filter of a list of invoices. */
export const parseSearch = (query: Query): { search?: string; status?: 'draft' | 'issued' } =>
  search.parse(query);

export const toPagination = ({
  page: current,
  pageSize,
  total,
}: {
  page: number;
  pageSize: number;
  total: number;
}): Pagination => ({
  page: current,
  pageSize,
  pageCount: Math.max(1, Math.ceil(total / pageSize)),
  total,
});

const startRun = z.object({
  runDate: z.string(),
  resellerDocumentId: z.string().nullish(),
  autoIssue: z.boolean().default(false),
  isDryRun: z.boolean().default(false),
});

/** The body of a request to start a run. Throws a typed 400 that names the field. */
export const parseStartRun = (request: object): StartRunBody => {
  const parsed = startRun.safeParse((request as { body?: unknown }).body ?? {});
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0] ?? 'runDate');
  throw problem({
    status: 400,
    code: field === 'runDate' ? 'run-date-invalid' : 'request-invalid',
    field,
    message: `The field ${field} is missing or not of the right kind.`,
    whatToDo: 'Choose a run date, for example 2026-06-14, and whether to check first.',
  });
};

/** A date in the query of a request. Throws a typed 400 when it is missing or no date. */
export const requireDate = (query: Query, field: string): string => {
  const value = query[field];
  if (typeof value === 'string' && isIsoDate(value)) return value;
  throw problem({
    status: 400,
    code: 'date-invalid',
    field,
    message: `${field} is not a date.`,
    whatToDo: 'Give a date as YYYY-MM-DD, for example 2026-06-14.',
  });
};

const version = z.string().min(1).max(60);
const seen = {
  version: version.optional(),
  versions: z.record(z.string().max(40), version).optional(),
};
const bills = z.union([
  z.strictObject({ customers: z.array(z.string().max(40)).min(1).max(1000), ...seen }),
  z.strictObject({ reseller: z.string().max(40).nullable(), ...seen }),
  z.strictObject({ all: z.literal(true), ...seen }),
]);

const approved = z.strictObject({ approved: z.literal(true) });

/** Which bills are to be looked at before they are approved or issued. Throws a typed 400. */
export const parseOutlook = (ctx: Context): BillsToIssue => {
  const parsed = approved.safeParse((ctx.request as { body?: unknown }).body);
  return parsed.success ? parsed.data : parseBills(ctx).bills;
};

/** Which bills are meant, and what was seen of them. Throws a typed 400. */
export const parseBills = (ctx: Context): { bills: BillsToApprove; seen: SeenBills } => {
  const parsed = bills.safeParse((ctx.request as { body?: unknown }).body ?? {});
  if (parsed.success) {
    const { version: all, versions, ...meant } = parsed.data;
    return {
      bills: meant,
      seen: { ...(all !== undefined && { version: all }), ...(versions && { versions }) },
    };
  }
  throw problem({
    code: 'request-invalid',
    message: 'The request does not say which bills are meant.',
    whatToDo: 'Name customers, a reseller, or all.',
  });
};

const issue = z.strictObject({
  only: z.literal('approved').nullish(),
  version: z.string().max(100).nullish(),
});

/**
 * Whether only what is approved already is to be issued, else what was seen of all bills. Throws a typed 400 for anything
 * else: a word that is misspelled must not issue everything.
 */
export const parseIssue = (ctx: Context): { only?: 'approved'; version?: string } => {
  const parsed = issue.safeParse((ctx.request as { body?: unknown }).body ?? {});
  if (parsed.success) {
    const { only, version } = parsed.data;
    return { ...(only && { only }), ...(version && { version }) };
  }
  const [wrong] = parsed.error.issues;
  const field = wrong?.path[0] ?? (wrong?.code === 'unrecognized_keys' ? wrong.keys[0] : undefined);
  throw problem({
    code: 'request-invalid',
    ...(field !== undefined && { field: String(field) }),
    message: 'The request does not say what is to be issued.',
    whatToDo:
      'Send only: "approved", or nothing but the version that was seen to issue all bills of the run.',
  });
};
