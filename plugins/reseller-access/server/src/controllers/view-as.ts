import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';

import {
  type EndLook,
  type GetLook,
  LOOK_REASON_LENGTH,
  type StartLook,
} from '../../../shared/contracts/view-as';
import { userIdOf } from '../access/door';
import { parseBody, pathPart } from '../http/body';
import { endLook } from '../view-as/end-looks';
import { findOpenLook } from '../view-as/open-look';
import { startLook } from '../view-as/start-look';

const startBody = z.strictObject({
  reason: z
    .string('say why you look.')
    .trim()
    .min(1, 'say why you look.')
    .max(LOOK_REASON_LENGTH, `at most ${LOOK_REASON_LENGTH} characters.`),
});

const meOf = (ctx: Context): number => {
  const userId = userIdOf(ctx);
  if (userId === undefined) throw new Error('A route of the panel was reached without a user.');
  return userId;
};

/** Staff who look as a reseller. See shared/contracts/view-as.ts. */
export const viewAs = ({ strapi }: { strapi: Core.Strapi }) => ({
  async start(ctx: Context) {
    const { reason } = parseBody(ctx, startBody);
    const documentId = pathPart(ctx, 'documentId');
    const data = await startLook({ strapi, documentId, userId: meOf(ctx), reason });
    ctx.status = 201;
    ctx.body = { data } satisfies StartLook;
  },

  async end(ctx: Context) {
    const data = await endLook({ strapi, id: pathPart(ctx, 'id'), userId: meOf(ctx) });
    ctx.body = { data } satisfies EndLook;
  },

  async open(ctx: Context) {
    ctx.body = { data: await findOpenLook({ strapi, userId: meOf(ctx) }) } satisfies GetLook;
  },
});
