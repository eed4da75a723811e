import type { Knex } from 'knex';

import { seededRandom } from './write-cdr-file';

const STAMPS = 'created_at, updated_at, published_at';
const NOW = 'now(), now(), now()';
const RESELLERS = 20;
const CUSTOMERS = 5_000;

/** Numbers of the bench's services, as E.164 digits. */
export const benchClis = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `44161${String(4_000_000 + index)}`);

/** Distinct prefixes, a quarter of them British, with one-digit ones below so that no number is without. */
export const benchPrefixes = (count: number): string[] => {
  const random = seededRandom(7);
  const prefixes = new Set(Array.from({ length: 8 }, (_, index) => String(index + 2)));
  while (prefixes.size < count) {
    const isBritish = random() < 0.25;
    const digits = String(Math.floor(random() * 10_000)).slice(0, 2 + Math.floor(random() * 3));
    // UK national numbers do not start with 0, and short codes not with anything of ours.
    const first = 2 + Math.floor(random() * 8);
    prefixes.add(isBritish ? `44${first}${digits}` : `${first}${digits}${prefixes.size % 97}`);
  }
  return [...prefixes].slice(0, count);
};

const insertId = async (db: Knex, sql: string, bindings: Record<string, string> = {}) => {
  const { rows } = await db.raw<{ rows: { id: number }[] }>(`${sql} returning id`, bindings);
  return Number(rows[0]?.id);
};

const seedCard = async (db: Knex, kind: 'buy' | 'sell', prefixes: readonly string[]) => {
  const cardId = await insertId(
    db,
    `insert into rate_cards (document_id, name, kind, ${STAMPS})
     values (md5(:kind), 'Bench ' || :kind, :kind, ${NOW})`,
    { kind },
  );
  const versionId = await insertId(
    db,
    `insert into rate_card_versions (document_id, rate_card_id, valid_from, status, ${STAMPS})
     values (md5('version' || :kind), ${cardId}, '2020-01-01', 'live', ${NOW})`,
    { kind },
  );
  const base = kind === 'buy' ? 0.004 : 0.011;
  await db.raw(
    `insert into rates (document_id, version_id, prefix, destination, band, connection, peak, off_peak,
       weekend, minimum, first_increment, next_increment, ${STAMPS})
     select md5(:kind || prefix), :versionId, prefix, 'Destination ' || prefix,
       case when prefix like '44%' then 'uk-geographic' else 'international' end, 0,
       :base + 0.0001 * (n % 100), :base, :base * 0.5, 0, case when n % 9 = 0 then 60 else 30 end,
       case when n % 9 = 0 then 60 else 6 end, ${NOW}
     from unnest(:prefixes::text[]) with ordinality as p (prefix, n)`,
    { kind, versionId, base, prefixes: [...prefixes] },
  );
  return cardId;
};

/**
 * A bureau for the rating bench, made inside the database: 20 resellers, 5,000 customers billed on
 * any day of the month, a service for each number, a buy and a sell deck with these prefixes.
 */
export const seedRating = async (
  db: Knex,
  { clis, prefixes }: { clis: readonly string[]; prefixes: readonly string[] },
): Promise<void> => {
  const buyCardId = await seedCard(db, 'buy', prefixes);
  const sellCardId = await seedCard(db, 'sell', prefixes);
  await db.raw(
    `insert into suppliers (document_id, code, name, buy_card_id, ${STAMPS})
     values (md5('supplier'), 'bench', 'Bench', ${buyCardId}, ${NOW})`,
  );
  await db.raw(
    `insert into resellers (document_id, code, name, mode, status, legal_name, invoice_prefix, sell_card_id, ${STAMPS})
     select md5('reseller' || n), 'BENCH' || n, 'Bench ' || n, 'wholesale', 'active', 'Bench Ltd', 'B' || n, ${sellCardId}, ${NOW}
     from generate_series(1, ${RESELLERS}) n`,
  );
  await db.raw(
    `insert into customers (document_id, account_number, name, reseller_id, status, cycle_day, billing_start,
       payment_method, delivery, country, ${STAMPS})
     select md5('customer' || n), 'BN' || n, 'Customer ' || n, (select min(id) from resellers) + n % ${RESELLERS},
       'active', 1 + n % 31, current_date - 60, 'bank-transfer', 'none', 'GB', ${NOW}
     from generate_series(1, ${CUSTOMERS}) n`,
  );
  const productId = await insertId(
    db,
    `insert into products (document_id, code, name, invoice_text, kind, timing, frequency, price, vat_treatment, status, ${STAMPS})
     values (md5('product'), 'BENCH', 'Line', 'Line', 'recurring', 'advance', 'monthly', 10, 'standard', 'active', ${NOW})`,
  );
  await db.raw(
    `insert into subscriptions (document_id, customer_id, product_id, quantity, identifier, start_date, ${STAMPS})
     select md5('service' || n), (select min(id) from customers) + n % ${CUSTOMERS}, ${productId}, 1, cli, current_date - 60, ${NOW}
     from unnest(?::text[]) with ordinality as c (cli, n)`,
    [[...clis]],
  );
  await db.raw('analyze');
};
