import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem, toHttpError } from '../../../../../src/platform/errors';
import type { NextBillCharges } from '../../../shared/contracts/next-bill-charges';
import { chargeNextBill, withdrawNextCharge } from '../charges/charge-next-bill';
import { listNextCharges } from '../charges/list-next-charges';
import { actorName } from '../http/actor';
import { documentIdOf } from '../http/input';
import { nextChargeBody } from '../http/next-charge-input';
import { database } from '../runs/run-row';

const STATUS: Record<string, number> = {
  'customer-unknown': 404,
  'charge-unknown': 404,
  'charge-is-billed': 409,
  'request-reused': 409,
};

type Outcome = Awaited<ReturnType<typeof withdrawNextCharge>>;

/** What staff put on the next bill of a customer by hand. See shared/contracts/next-bill-charges.ts. */
export const nextChargesController = ({ strapi }: { strapi: Core.Strapi }) => {
  const whose = (ctx: Context) => ({ customer: documentIdOf(ctx), by: actorName(ctx) });

  const requireCustomer = async (documentId: string) => {
    const known = await database(strapi)('customers')
      .where({ document_id: documentId })
      .first('id');
    if (known) return;
    const message = 'There is no such customer.';
    throw problem({ status: 404, code: 'customer-unknown', message });
  };

  const answer = async (ctx: Context, done?: Outcome) => {
    if (done && !done.ok) throw toHttpError(done.error, { status: STATUS[done.error.code] });
    const { customer } = whose(ctx);
    await requireCustomer(customer);
    ctx.body = {
      data: await listNextCharges(database(strapi), { customer }),
    } satisfies NextBillCharges;
  };

  return {
    list: (ctx: Context) => answer(ctx),
    async charge(ctx: Context) {
      const body = nextChargeBody(ctx);
      await answer(ctx, await chargeNextBill({ strapi }, { ...whose(ctx), body }));
    },
    async withdraw(ctx: Context) {
      const { id } = (ctx as unknown as { params: { id: string } }).params;
      await answer(ctx, await withdrawNextCharge({ strapi }, { ...whose(ctx), charge: id }));
    },
  };
};
