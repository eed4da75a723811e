import type { Core } from '@strapi/strapi';
import { bureauSetting } from './bureau';
import { ensureDocument } from './documents';
import { numberRanges, standardHours } from './number-ranges';
import { MATRIX_FROM, tierMatrix } from './tier-matrix';
import { tiers, type TierCode } from './tiers';
import { vatRates } from './vat-rates';

/** Data of the first start. `name` is remembered once it ran, so it is never reused for something else. */
export type Seed = { name: string; plant: (strapi: Core.Strapi) => Promise<void> };

const plantBureau = async (strapi: Core.Strapi): Promise<void> => {
  await ensureDocument({ strapi, type: 'bureau-setting', key: {}, data: bureauSetting });
};

const plantVatRates = async (strapi: Core.Strapi): Promise<void> => {
  for (const { treatment, validFrom, percent } of vatRates) {
    await ensureDocument({
      strapi,
      type: 'vat-rate',
      key: { treatment, validFrom },
      data: { percent },
    });
  }
};

const plantTiers = async (strapi: Core.Strapi): Promise<Record<TierCode, number>> => {
  const ids: Partial<Record<TierCode, number>> = {};
  for (const { code, ...data } of tiers) {
    ids[code] = await ensureDocument({ strapi, type: 'tier', key: { code }, data });
  }
  return ids as Record<TierCode, number>;
};

const plantMatrix = async (strapi: Core.Strapi): Promise<void> => {
  const tierIds = await plantTiers(strapi);
  for (const [index, { code, cells, ...data }] of tierMatrix.entries()) {
    const bureauService = await ensureDocument({
      strapi,
      type: 'bureau-service',
      key: { code },
      data: { ...data, position: index + 1 },
    });
    for (const { code: tier } of tiers) {
      await ensureDocument({
        strapi,
        type: 'tier-price',
        key: { tier: tierIds[tier], bureauService, validFrom: MATRIX_FROM },
        data: cells[tier],
      });
    }
  }
};

const plantNumbering = async (strapi: Core.Strapi): Promise<void> => {
  for (const { prefix, ...data } of numberRanges) {
    await ensureDocument({ strapi, type: 'number-range', key: { prefix }, data });
  }
  const { name, ...hours } = standardHours;
  await ensureDocument({ strapi, type: 'time-profile', key: { name }, data: hours });
};

const plantUsageSources = async (strapi: Core.Strapi): Promise<void> => {
  const data = { name: 'UK Standard CDR', format: 'uk-standard-v3' };
  await ensureDocument({ strapi, type: 'usage-source', key: { code: 'default' }, data });
};

/** In this order. */
export const seeds: Seed[] = [
  { name: 'bureau', plant: plantBureau },
  { name: 'vat-rates', plant: plantVatRates },
  { name: 'tier-matrix', plant: plantMatrix },
  { name: 'numbering', plant: plantNumbering },
  { name: 'usage-sources', plant: plantUsageSources },
];
