import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';

import { problem } from '../../../../../src/platform/errors';
import type { ListSupplierCharges } from '../../../shared/contracts/supplier-charges';
import { parsePage, toPagination } from '../http/input';
import { compareCharges } from '../usage/rentals/compare-charges';
import { flagRentals } from '../usage/rentals/flag-rentals';
import { listCharges } from '../usage/rentals/list-charges';
import { matchCharges } from '../usage/rentals/match-charges';
import { database } from '../usage/usage-file-row';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const text = z.string().trim().max(100).optional().catch(undefined);

const filter = z.object({
  month: z.string().regex(MONTH).optional().catch(undefined),
  file: text,
  kind: z.enum(['connection', 'rental', 'cease']).optional().catch(undefined),
  owner: z.enum(['found', 'missing']).optional().catch(undefined),
  search: text,
});

/** The first day of the month that is named. Throws a typed 400. */
const firstDayOf = (ctx: Context): string => {
  const { month } = ctx.query;
  if (typeof month === 'string' && MONTH.test(month)) return `${month}-01`;
  throw problem({
    code: 'month-invalid',
    field: 'month',
    message: 'No month is named.',
    whatToDo: 'Give it as YYYY-MM, for example 2026-06.',
  });
};

/** What suppliers charge for services; see shared/contracts/supplier-charges.ts. */
export const supplierChargesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const { page, pageSize } = parsePage(ctx.query);
    const { charges, totals } = await listCharges(database(strapi), {
      page,
      pageSize,
      ...filter.parse(ctx.query),
    });
    ctx.body = {
      results: charges,
      pagination: toPagination({ page, pageSize, total: totals.charges }),
      totals,
    } satisfies ListSupplierCharges;
  },

  async flags(ctx: Context) {
    ctx.body = { data: await flagRentals(database(strapi), firstDayOf(ctx)) };
  },

  async compared(ctx: Context) {
    ctx.body = { data: await compareCharges(database(strapi), firstDayOf(ctx)) };
  },

  async match(ctx: Context) {
    ctx.body = { data: await matchCharges({ strapi }) };
  },
});
