import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { resellers } from '../content/companies';
import { DemoError } from '../demo-error';
import type { DemoBook } from '../generate';
import { loadBook } from '../load/book';
import { loadConfiguration } from '../load/configuration';
import { countText, type Report } from '../progress';
import { databaseOf } from './demo-database';

type Holdings = { own: number; others: number; otherResellers: number };

/** What the database holds of the demo, and what of somebody else. */
const holdings = async (db: Knex, book: DemoBook): Promise<Holdings> => {
  const { rows } = await db.raw<{ rows: Holdings[] }>(
    `select (select count(*) from customers where document_id = any(:ids))::int as own,
            (select count(*) from customers where account_of_id is null and document_id <> all(:ids))::int as others,
            (select count(*) from resellers where code <> all(:codes))::int as "otherResellers"`,
    {
      ids: book.customers.map(({ documentId }) => documentId),
      codes: resellers.map(({ code }) => code),
    },
  );
  return rows[0] ?? { own: 0, others: 0, otherResellers: 0 };
};

const refuseForeign = ({ others, otherResellers }: Holdings): void => {
  if (others + otherResellers === 0) return;
  throw new DemoError(
    `This database already holds ${others > 0 ? 'customers' : 'resellers'} that are not the demo's, and the demo would mix with them: run it in another checkout, or use npm start here.`,
  );
};

/**
 * Loads the bureau of the demo, unless it is there. What staff would type in goes through the
 * Document Service; customers, services and rates follow in one transaction, so that a crash leaves
 * either all of them or none.
 *
 * @throws DemoError when the database belongs to somebody else.
 */
export const loadBureauPhase = async (
  strapi: Core.Strapi,
  { book, report }: { book: DemoBook; report: Report },
): Promise<string> => {
  const db = databaseOf(strapi);
  const held = await holdings(db, book);
  refuseForeign(held);
  const counts = `${countText(book.customers.length)} customers, ${countText(book.subscriptions.length)} services`;
  if (held.own > 0) return `${counts}: already there`;
  const rates = [book.buyDeck, ...book.sellDecks.values()].reduce(
    (sum, deck) => sum + deck.length,
    0,
  );
  report('resellers, products, price lists');
  const configuration = await loadConfiguration(strapi);
  report(`${counts}, ${countText(rates)} rates`);
  await db.transaction((trx) => loadBook(strapi, trx, { book, configuration }));
  // The planner would otherwise think the tables empty for a minute, and the first bills are due now.
  for (const table of ['customers', 'subscriptions', 'rates', 'mandates', 'discounts']) {
    await db.raw('analyze ??', [table]);
  }
  await db.raw('analyze billing.customer_cycles, billing.service_cycles');
  return `${counts}, ${countText(rates)} rates`;
};
