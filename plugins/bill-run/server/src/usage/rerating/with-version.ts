import type { Knex } from 'knex';

import type { Pricing } from '../pricing';

type Version = { id: number; rate_card_id: number; reseller_id: number | null };

/** Prices so that a version holds on all days in place of its card's own. */
export const withVersionRow = (pricing: Pricing, version: Version): Pricing => ({
  ...pricing,
  versionOn: (cardId, date) =>
    cardId === version.rate_card_id ? version.id : pricing.versionOn(cardId, date),
});

/**
 * Prices by a version, live or draft, in place of its card's own; unchanged when none is asked for. Undefined when there
 * is none that the caller may price by.
 */
export const withVersion = async (
  db: Knex,
  pricing: Pricing,
  documentId: string | undefined,
  { resellerId }: { resellerId: number | null },
): Promise<Pricing | undefined> => {
  if (documentId === undefined) return pricing;
  const version: Version | undefined = await db('rate_card_versions')
    .where({ document_id: documentId })
    .first('id', 'rate_card_id', 'reseller_id');
  if (!version || (resellerId !== null && version.reseller_id !== resellerId)) return undefined;
  return withVersionRow(pricing, version);
};
