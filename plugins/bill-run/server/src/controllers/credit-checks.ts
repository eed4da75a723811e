import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { Result } from '../../../../../src/billing';
import { problem, toHttpError } from '../../../../../src/platform/errors';
import type { CreditChecks } from '../../../shared/contracts/credit-checks';
import { listCreditChecks } from '../credit-checks/list-credit-checks';
import { recordCreditCheck } from '../credit-checks/record-credit-check';
import { takeCheckBack } from '../credit-checks/take-check-back';
import { actorName } from '../http/actor';
import { creditCheckBody, takeBackBody } from '../http/credit-check-input';
import { documentIdOf } from '../http/input';
import { database } from '../runs/run-row';

const STATUS: Record<string, number> = {
  'customer-unknown': 404,
  'check-unknown': 404,
  'request-reused': 409,
  'check-taken-back': 409,
  'act-on-draft': 409,
};

/** Credit checks of a customer, as staff record them. See shared/contracts/credit-checks.ts. */
export const creditChecksController = ({ strapi }: { strapi: Core.Strapi }) => {
  const whose = (ctx: Context) => ({ customer: documentIdOf(ctx), by: actorName(ctx) });

  const answer = async (ctx: Context, done?: Result<unknown>) => {
    if (done && !done.ok) throw toHttpError(done.error, { status: STATUS[done.error.code] });
    const { customer } = whose(ctx);
    const db = database(strapi);
    if (!(await db('customers').where({ document_id: customer }).first('id'))) {
      const message = 'There is no such customer.';
      throw problem({ status: 404, code: 'customer-unknown', message });
    }
    ctx.body = { data: await listCreditChecks(db, { customer }) } satisfies CreditChecks;
  };

  return {
    list: (ctx: Context) => answer(ctx),
    async record(ctx: Context) {
      const body = creditCheckBody(ctx);
      await answer(ctx, await recordCreditCheck({ strapi }, { ...whose(ctx), body }));
    },
    async takeBack(ctx: Context) {
      const { id } = (ctx as unknown as { params: { id: string } }).params;
      const { reason } = takeBackBody(ctx);
      await answer(ctx, await takeCheckBack({ strapi }, { ...whose(ctx), check: id, reason }));
    },
  };
};
