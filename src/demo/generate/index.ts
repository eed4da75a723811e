import { sellStyles } from '../content/sell-styles';
import { scenario } from '../scenario';
import { buildBuyDeck } from './buy-deck';
import { buildCalls } from './calls';
import { buildCustomers } from './customers';
import type { DeckRow } from './deck-row';
import { buildDiscounts } from './discounts';
import { buildMandates } from './mandates';
import type { DemoCustomer, DemoDiscount, DemoMandate, DemoSubscription } from './model';
import { buildSellDeck } from './sell-deck';
import { buildSubscriptions } from './subscriptions';
import { buildUsageFiles, type UsageFile } from './usage-files';

/** The bureau's customers and prices, as they are loaded into the database in bulk. */
export type DemoBook = {
  buyDeck: DeckRow[];
  /** By the key of the sell style. */
  sellDecks: Map<string, DeckRow[]>;
  customers: DemoCustomer[];
  subscriptions: DemoSubscription[];
  mandates: DemoMandate[];
  discounts: DemoDiscount[];
};

/** Makes up the bureau's book. The same every time. */
export const buildBook = (): DemoBook => {
  const buyDeck = buildBuyDeck();
  const customers = buildCustomers();
  const subscriptions = buildSubscriptions(customers);
  return {
    buyDeck,
    sellDecks: new Map(
      sellStyles.map((style) => [style.key, buildSellDeck({ buy: buyDeck, style })]),
    ),
    customers,
    subscriptions,
    mandates: buildMandates(customers),
    discounts: buildDiscounts({ customers, subscriptions }),
  };
};

/** Makes up the usage files of a book: scenario.calls rows in all. */
export const buildUsage = (book: DemoBook): UsageFile[] =>
  buildUsageFiles(
    buildCalls({
      count: scenario.calls - scenario.brokenCalls,
      customers: book.customers,
      subscriptions: book.subscriptions,
      buyDeck: book.buyDeck,
    }),
  );

export type { DeckRow, DemoCustomer, DemoDiscount, DemoMandate, DemoSubscription, UsageFile };
