import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { toHttpError } from '../../../../../src/platform/errors';
import type { SimulateAnswer } from '../../../shared/contracts/simulate';
import { bodyOf } from '../http/rerating-input';
import { queryText } from '../http/suspense-input';
import { simulateChoices } from '../usage/simulate/choices';
import { simulate } from '../usage/simulate/simulate';
import { findCustomers } from '../usage/suspense/services-of';
import { database } from '../usage/usage-file-row';

/** What something would cost; see shared/contracts/simulate.ts. */
export const simulateController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async simulate(ctx: Context) {
    const body = bodyOf(ctx, 'simulate');
    const simulated = await simulate({ strapi }, { body, scope: { resellerId: null } });
    if (!simulated.ok) throw toHttpError(simulated.error);
    ctx.body = { data: simulated.value } satisfies SimulateAnswer;
  },

  async choices(ctx: Context) {
    ctx.body = { data: await simulateChoices(database(strapi)) };
  },

  async customers(ctx: Context) {
    ctx.body = { data: await findCustomers(database(strapi), queryText(ctx.query, 'search')) };
  },
});
