import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { microToDecimalText } from '../../billing/money';
import { documentIdFor } from '../../platform/document-id';
import type { DeckRow, DemoBook } from '../generate';
import { bulkLoad, type BulkRow } from './bulk-load';
import type { Ids } from './companies';
import type { Configuration } from './configuration';
import { BUY_CARD } from './price-lists';
import { takeOn } from './take-on';

const rateRow = (input: { card: string; version: number; row: DeckRow }): BulkRow => {
  const { card, version, row } = input;
  return {
    documentId: documentIdFor('demo', 'rate', card, String(row.isShortCode), row.prefix),
    version,
    prefix: row.isShortCode ? `=${row.prefix}` : row.prefix,
    destination: row.destination,
    band: row.band,
    connection: microToDecimalText(row.connectionMicro),
    peak: microToDecimalText(row.peakMicro),
    offPeak: microToDecimalText(row.offPeakMicro),
    weekend: microToDecimalText(row.weekendMicro),
    minimum: microToDecimalText(row.minimumMicro),
    firstIncrement: row.firstIncrementS,
    nextIncrement: row.nextIncrementS,
    cap: row.capMicro === null ? null : microToDecimalText(row.capMicro),
    capSeconds: row.capSeconds,
  };
};

const required = (ids: Ids, key: string): number => {
  const id = ids.get(key);
  if (id === undefined) throw new RangeError(`nothing is called ${key}`);
  return id;
};

const optional = (ids: Ids, key: string | null): number | null =>
  key === null ? null : required(ids, key);

/**
 * Copies the book into the tables within the transaction: rates, customers, services, mandates,
 * discounts, and where each customer stands. All of it or nothing.
 */
export const loadBook = async (
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  { book, configuration }: { book: DemoBook; configuration: Configuration },
): Promise<void> => {
  const { resellerIds, originatorIds, cardIds, versionIds, productIds, catalogueIds } =
    configuration;
  const decks = new Map([[BUY_CARD, book.buyDeck], ...book.sellDecks]);
  for (const [card, deck] of decks) {
    const version = required(versionIds, card);
    const rows = deck.map((row) => rateRow({ card, version, row }));
    await bulkLoad(strapi, trx, { type: 'rate', rows });
  }
  const customerIds = await bulkLoad(strapi, trx, {
    type: 'customer',
    rows: book.customers.map(
      ({ profile: _profile, period: _period, town: _town, ...customer }) => ({
        ...customer,
        state: 'active',
        reseller: optional(resellerIds, customer.reseller),
        catalogue: optional(catalogueIds, customer.catalogue),
        sellCard: optional(cardIds, customer.sellCard),
      }),
    ),
  });
  const subscriptionIds = await bulkLoad(strapi, trx, {
    type: 'subscription',
    rows: book.subscriptions.map((subscription) => ({
      ...subscription,
      customer: required(customerIds, subscription.customer),
      product: required(productIds, subscription.product),
      sellCard: optional(cardIds, subscription.sellCard),
    })),
  });
  await bulkLoad(strapi, trx, {
    type: 'mandate',
    rows: book.mandates.map((mandate) => ({
      ...mandate,
      state: 'active',
      customer: required(customerIds, mandate.customer),
      originator: required(originatorIds, mandate.originator),
    })),
  });
  await bulkLoad(strapi, trx, {
    type: 'discount',
    rows: book.discounts.map((discount) => ({
      ...discount,
      position: 1,
      customer: required(customerIds, discount.customer),
      subscription: optional(subscriptionIds, discount.subscription),
      product: optional(productIds, discount.product),
    })),
  });
  await takeOn(trx, { book, customerIds, subscriptionIds });
};
