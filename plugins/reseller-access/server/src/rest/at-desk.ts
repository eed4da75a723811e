import { currentActor } from '../../../../../src/platform/audit';
import { today } from '../../../../../src/platform/clock';
import type { DeskCaller } from '../../../../../src/rate-desk';
import { scopeOf } from '../access';
import { withResellerScope } from '../wall';
import type { Call } from './operations/operation';

/** Does something at the rate desk for a reseller: with his own sell cards, behind the wall. */
export const atDesk = <Result>(
  { strapi, access }: Omit<Call, 'ctx'>,
  run: (caller: DeskCaller) => Promise<Result>,
): Promise<Result> =>
  withResellerScope({ strapi, ...scopeOf(access) }, ({ trx }) =>
    run({
      strapi,
      trx,
      resellerId: access.resellerId,
      actor: currentActor(strapi).name ?? access.resellerName,
      today: today({ timeZone: access.timeZone }),
    }),
  );
