import type { Core } from '@strapi/strapi';
import { ensureDocument } from '../../seeds/documents';
import { suppliers } from '../content/companies';
import { catalogues, products } from '../content/products';
import { sellStyles } from '../content/sell-styles';
import type { Ids } from './companies';

/** The first day on which the demo's prices hold. */
const PRICES_FROM = '2024-01-01';

/** Key of the card by which the supplier of the calls charges. */
export const BUY_CARD = 'buy';

type Cards = {
  cardIds: Ids;
  /** The live version of each card, by the key of the card. */
  versionIds: Ids;
};

/** The rate cards and a live version of each; their rates are loaded in bulk. */
export const loadRateCards = async (
  strapi: Core.Strapi,
  { resellerIds }: { resellerIds: Ids },
): Promise<Cards> => {
  const cards = [
    {
      key: BUY_CARD,
      name: 'Halden wholesale 2026',
      kind: 'buy',
      reseller: null,
      note: 'What the carrier of the calls charges.',
    },
    ...sellStyles.map(({ key, name, reseller, note }) => ({
      key,
      name,
      kind: 'sell',
      reseller,
      note,
    })),
  ];
  const cardIds = new Map<string, number>();
  const versionIds = new Map<string, number>();
  for (const { key, name, kind, reseller, note } of cards) {
    const card = await ensureDocument({
      strapi,
      type: 'rate-card',
      key: { name },
      data: { kind, note, reseller: reseller === null ? null : resellerIds.get(reseller) },
    });
    const version = await ensureDocument({
      strapi,
      type: 'rate-card-version',
      key: { rateCard: card, validFrom: PRICES_FROM },
      data: { state: 'live', note: 'Loaded with the demo' },
    });
    cardIds.set(key, card);
    versionIds.set(key, version);
  }
  return { cardIds, versionIds };
};

/** Those who sell to the bureau. */
export const loadSuppliers = async (
  strapi: Core.Strapi,
  { cardIds }: { cardIds: Ids },
): Promise<Ids> => {
  const ids = new Map<string, number>();
  for (const { code, hasBuyCard, ...data } of suppliers) {
    const id = await ensureDocument({
      strapi,
      type: 'supplier',
      key: { code },
      data: { ...data, buyCard: hasBuyCard ? cardIds.get(BUY_CARD) : null },
    });
    ids.set(code, id);
  }
  return ids;
};

/** The products, and what each costs the bureau. */
export const loadProducts = async (
  strapi: Core.Strapi,
  { supplierIds }: { supplierIds: Ids },
): Promise<Ids> => {
  const ids = new Map<string, number>();
  for (const { code, cost, supplier, ...data } of products) {
    const id = await ensureDocument({
      strapi,
      type: 'product',
      key: { code },
      data: { ...data, supplier: supplier === null ? null : supplierIds.get(supplier) },
    });
    await ensureDocument({
      strapi,
      type: 'product-cost',
      key: { product: id, validFrom: PRICES_FROM },
      data: { cost },
    });
    ids.set(code, id);
  }
  return ids;
};

/** Price lists with the prices that differ from those of the products. */
export const loadCatalogues = async (
  strapi: Core.Strapi,
  { resellerIds, productIds }: { resellerIds: Ids; productIds: Ids },
): Promise<Ids> => {
  const ids = new Map<string, number>();
  for (const { key, name, reseller, prices } of catalogues) {
    const id = await ensureDocument({
      strapi,
      type: 'catalogue',
      key: { name },
      data: { reseller: reseller === null ? null : resellerIds.get(reseller) },
    });
    for (const [product, price] of Object.entries(prices)) {
      await ensureDocument({
        strapi,
        type: 'catalogue-item',
        key: { catalogue: id, product: productIds.get(product) },
        data: { price },
      });
    }
    ids.set(key, id);
  }
  return ids;
};
