import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { deskOperations, deskRequestOf, sendDeskAnswer } from '../../../../../src/rate-desk';
import { requireCapability } from '../access';
import { atDesk } from '../rest/at-desk';

type Handler = (ctx: Context) => Promise<void>;

/** The rate desk for resellers: their own sell cards, behind the wall. */
export const rateDesk = ({ strapi }: { strapi: Core.Strapi }): Record<string, Handler> =>
  Object.fromEntries(
    deskOperations
      .filter(({ isForStaff }) => !isForStaff)
      .map(({ name, isWrite, handle }): [string, Handler] => [
        name,
        async (ctx) => {
          const capability = isWrite ? 'rates.write' : 'tariffs.read';
          const access = await requireCapability({ strapi, ctx, capability });
          const request = await deskRequestOf(ctx);
          const answer = await atDesk({ strapi, access }, (caller) => handle(caller, request));
          sendDeskAnswer(ctx, answer);
        },
      ]),
  );
