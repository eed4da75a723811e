import type { Knex } from 'knex';

import { today } from '../../../../../../src/platform/clock';
import { requireAboveBuy } from '../../../../../../src/rate-desk';
import type { Call } from '../operations/operation';
import type { Version } from './changeable-version';

/**
 * Sees to it that rates of a version are not below what the reseller buys at, unless he may: those of these prefixes,
 * all when null. To be called when they are written; what is refused is rolled back.
 *
 * @throws problem 400 `below-buy-price`.
 */
export const requireFloor = (
  { strapi, access }: Call,
  {
    trx,
    version,
    prefixes,
  }: { trx: Knex.Transaction; version: Version; prefixes: string[] | null },
): Promise<void> =>
  requireAboveBuy(
    {
      strapi,
      trx,
      resellerId: access.resellerId,
      actor: access.resellerName,
      today: today({ timeZone: access.timeZone }),
    },
    {
      id: version.id,
      validFrom: version.validFrom,
      card: { kind: 'sell', resellerId: access.resellerId },
    },
    prefixes,
  );
