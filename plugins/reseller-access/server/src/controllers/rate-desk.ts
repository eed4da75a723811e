import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { currentActor } from '../../../../../src/platform/audit';
import { today } from '../../../../../src/platform/clock';
import { deskOperations, deskRequestOf, sendDeskAnswer } from '../../../../../src/rate-desk';
import { requireCapability, scopeOf } from '../access';
import { withResellerScope } from '../wall';

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
          const answer = await withResellerScope({ strapi, ...scopeOf(access) }, ({ trx }) =>
            handle(
              {
                strapi,
                trx,
                resellerId: access.resellerId,
                actor: currentActor(strapi).name ?? access.resellerName,
                today: today({ timeZone: access.timeZone }),
              },
              request,
            ),
          );
          sendDeskAnswer(ctx, answer);
        },
      ]),
  );
