import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { deskOperations, deskRequestOf, sendDeskAnswer } from '../../../../../src/rate-desk';
import { bureauToday } from '../clock/bureau-today';
import { actorName } from '../http/actor';

type Handler = (ctx: Context) => Promise<void>;

/** The rate desk for staff: all cards, whosever. Each request is one transaction. */
export const rateDeskController = ({ strapi }: { strapi: Core.Strapi }): Record<string, Handler> =>
  Object.fromEntries(
    deskOperations.map(({ name, handle }): [string, Handler] => [
      name,
      async (ctx) => {
        const request = await deskRequestOf(ctx);
        const answer = await strapi.db.transaction(async ({ trx }) =>
          handle(
            { strapi, trx, resellerId: null, actor: actorName(ctx), today: await bureauToday(trx) },
            request,
          ),
        );
        sendDeskAnswer(ctx, answer);
      },
    ]),
  );
