import type { Knex } from 'knex';

import { now } from '../../../../../../src/platform/clock';
import type { Access } from '../../access';

/**
 * Gives a version the rates of another, as they are.
 * @param from row id of the version that has them, `to` of the one that gets them.
 */
export const copyRates = async (
  trx: Knex.Transaction,
  { access, from, to }: { access: Access; from: number; to: number },
): Promise<void> => {
  await trx.raw(
    `insert into rates (document_id, version_id, reseller_id, prefix, destination, band, connection, peak, off_peak,
       weekend, minimum, first_increment, next_increment, cap, cap_seconds, created_at, updated_at, published_at)
     select translate(left(encode(sha256(convert_to(cast(:to as text) || '/' || prefix, 'UTF8')), 'hex'), 24),
              '0123456789', 'ghijklmnop'),
       :to, reseller_id, prefix, destination, band, connection, peak, off_peak, weekend, minimum, first_increment,
       next_increment, cap, cap_seconds, :at, :at, :at
     from rates where version_id = :from and reseller_id = :reseller`,
    { from, to, reseller: access.resellerId, at: now() },
  );
};
