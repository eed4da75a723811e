import type { Knex } from 'knex';

import type { ExplainedPrice } from '../../../../shared/contracts/usage-records';
import { createPricing, type PricedOwner, type Pricing, rateRecordLoading } from '../pricing';
import { explainPrice } from './explain-price';
import { findVersions } from './find-versions';
import { rateInputOf, type StoredUsage } from './stored-usage';

/** An explanation, and in how far it is not that of the stored figures. */
export type Explained = { price: ExplainedPrice | null; note: string | null };

/**
 * Pricing by the very versions that priced a record, whatever holds today: a card's id stands for the version itself.
 * Only a mark-up is taken as it is now, since it has no versions.
 */
const asItWas = (
  pricing: Pricing,
  stored: StoredUsage,
): { pricing: Pricing; owner: PricedOwner } => {
  const sellBy = (layer: string): number | null =>
    stored.sellLayer === layer ? stored.sellVersionId : null;
  const now = pricing.termsOf(stored.resellerId);
  return {
    owner: {
      resellerId: stored.resellerId,
      overrideCardId: sellBy('customer-override'),
      tariffCardId:
        sellBy('customer-tariff') ?? (stored.sellLayer === null ? stored.sellVersionId : null),
    },
    pricing: {
      ...pricing,
      versionOn: (versionId) => versionId,
      termsOf: () => ({
        sellCardId: sellBy('reseller-card'),
        buyCardId: null,
        markUp: stored.sellLayer === 'mark-up' ? now.markUp : null,
      }),
    },
  };
};

const noteOf = (stored: StoredUsage, price: ExplainedPrice): string | null =>
  price.sell.chargeMicro === stored.sellMicro && price.buy?.chargeMicro === stored.buyMicro
    ? null
    : 'The prices of this card or mark-up have been changed since. What was charged stands; the arithmetic is by the prices of today.';

/** Says why a stored record costs what it costs, by the versions that priced it. */
export const explainRecord = async (db: Knex, stored: StoredUsage): Promise<Explained> => {
  const was = asItWas(await createPricing(db), stored);
  const input = rateInputOf({ ...stored, supplierCardId: stored.buyVersionId }, was.owner);
  const outcome = await rateRecordLoading(was.pricing, { ...input, isPriceAccepted: true });
  if (outcome.kind !== 'rated') return { price: null, note: outcome.hold.message };
  const versions = await findVersions(db, [stored.sellVersionId, stored.buyVersionId]);
  const price = explainPrice(outcome.rating, { record: input.record, versions });
  const { supplierMicro, costMicro } = stored;
  return { price: { ...price, supplierMicro, costMicro }, note: noteOf(stored, price) };
};
