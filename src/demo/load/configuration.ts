import type { Core } from '@strapi/strapi';
import {
  finishResellers,
  type Ids,
  loadBrands,
  loadBureau,
  loadOriginators,
  loadPromos,
  loadResellers,
} from './companies';
import { loadCatalogues, loadProducts, loadRateCards, loadSuppliers } from './price-lists';

/** Row ids of what staff edit, by code or key: what the bulk data points at. */
export type Configuration = {
  resellerIds: Ids;
  originatorIds: Ids;
  cardIds: Ids;
  versionIds: Ids;
  productIds: Ids;
  catalogueIds: Ids;
};

/**
 * Loads what staff would type in, through the Document Service, with its rules and its audit: all
 * of it or nothing.
 */
export const loadConfiguration = async (strapi: Core.Strapi): Promise<Configuration> =>
  strapi.db.transaction(() => makeConfiguration(strapi));

const makeConfiguration = async (strapi: Core.Strapi): Promise<Configuration> => {
  const originatorIds = await loadOriginators(strapi);
  const resellerIds = await loadResellers(strapi, { originatorIds });
  const brandIds = await loadBrands(strapi, { resellerIds });
  const { cardIds, versionIds } = await loadRateCards(strapi, { resellerIds });
  await finishResellers(strapi, { resellerIds, brandIds, cardIds });
  const supplierIds = await loadSuppliers(strapi, { cardIds });
  const productIds = await loadProducts(strapi, { supplierIds });
  const catalogueIds = await loadCatalogues(strapi, { resellerIds, productIds });
  await loadPromos(strapi, { resellerIds });
  await loadBureau(strapi, { brandIds, originatorIds });
  return { resellerIds, originatorIds, cardIds, versionIds, productIds, catalogueIds };
};
