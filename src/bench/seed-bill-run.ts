import type { Knex } from 'knex';

/**
 * Customers of one reseller, each due on the run date with four services and calls in three bands, so that each
 * bill has seven lines. Deterministic, made inside the database.
 */
export const seedBillRunCustomers = async (
  db: Knex,
  { customers, runDate, code = 'BN' }: { customers: number; runDate: string; code?: string },
): Promise<void> => {
  const stamps = `created_at, updated_at, published_at`;
  const now = `now(), now(), now()`;
  const resellerId = await insertId(
    db,
    `insert into resellers (document_id, code, name, mode, status, legal_name, invoice_prefix, ${stamps})
     values (rpad('benchreseller' || lower(:code), 24, '0'), 'BENCH-' || :code, 'Bench', 'wholesale', 'active', 'Bench Ltd', :code, ${now})
     returning id`,
    { code },
  );
  await db.raw(
    `insert into products (document_id, code, name, invoice_text, kind, timing, frequency, price, vat_treatment,
                           prorate_start, prorate_end, "group", status, ${stamps})
     select 'benchproduct0000000' || lower(:code) || lpad(n::text, 3, '0'), 'BENCH-' || :code || n, 'Product ' || n, 'Product ' || n, 'recurring',
            'advance', 'monthly', 5 + n, 'standard', true, true, 'Voice', 'active', ${now}
     from generate_series(1, 4) n`,
    { code },
  );
  await db.raw(
    `insert into customers (document_id, account_number, name, reseller_id, status, cycle_day, billing_start,
                            payment_method, delivery, email, country, ${stamps})
     select 'benchcustomer' || lower(:code) || lpad(n::text, 9, '0'), :code || lpad(n::text, 7, '0'), 'Customer ' || n, :resellerId, 'active',
            extract(day from cast(:runDate as date))::int, (cast(:runDate as date) - interval '1 month')::date,
            'direct-debit', 'email', 'c' || n || '@example.test', 'GB', ${now}
     from generate_series(1, :customers) n`,
    { resellerId, runDate, customers, code },
  );
  // First due on the run date: the month before counts as billed.
  await db.raw(
    `update billing.customer_cycles set next_bill_date = :runDate, usage_bill_date = :runDate
     where customer_id in (select id from customers where reseller_id = :resellerId)`,
    { runDate, resellerId },
  );
  await db.raw(
    `insert into subscriptions (document_id, customer_id, product_id, quantity, identifier, start_date, ${stamps})
     select substr(md5('s' || c.id || p.id), 1, 24), c.id, p.id, 1, null, (cast(:runDate as date) - interval '1 month')::date, ${now}
     from customers c cross join products p 
     where c.reseller_id = :resellerId and p.code like 'BENCH-' || :code || '%'`,
    { runDate, resellerId, code },
  );
  await db.raw(
    `insert into billing.service_cycles (subscription_id, customer_id, charged_through)
     select id, customer_id, cast(:runDate as date) from subscriptions
     where customer_id in (select id from customers where reseller_id = :resellerId)`,
    { runDate, resellerId },
  );
  await seedCalls(db, { runDate, resellerId });
  await db.raw('analyze');
};

const CALLS_PER_BAND = 5;

const seedCalls = async (
  db: Knex,
  { runDate, resellerId }: { runDate: string; resellerId: number },
) => {
  await db.raw(
    `select billing.ensure_usage_partition((cast(:runDate as date) - n)::date) from generate_series(1, 31) n`,
    { runDate },
  );
  await db.raw(
    `insert into billing.usage_records (file_id, line_no, source, record_key, reseller_id, customer_id, subscription_id,
       call_type, cli, dialled, destination, band, time_band, started_at, local_date, local_seconds, duration_s, billed_s,
       cost_micro, buy_micro, sell_micro, sell_rate_id, bill_date)
     select 1, row_number() over (), 'bench', md5(s.customer_id || ':' || b.band || ':' || n)::uuid, s.reseller_id, s.customer_id,
            s.id, 'V', '441614960000', '441614960001', b.band, b.band, 'peak',
            (cast(:runDate as date) - n)::timestamp at time zone 'Europe/London', cast(:runDate as date) - n, 0, 60 + n, 60 + n,
            6000 + n, 6000 + n, 12345 + n, 1, cast(:runDate as date)
     from (select min(id) as id, customer_id, min(reseller_id) as reseller_id from subscriptions
           where reseller_id = :resellerId group by customer_id) s
     cross join (values ('uk-geographic'), ('uk-mobile'), ('international')) b (band)
     cross join generate_series(1, :calls) n`,
    { runDate, resellerId, calls: CALLS_PER_BAND },
  );
};

const insertId = async (db: Knex, sql: string, values: Record<string, string>): Promise<number> =>
  (await db.raw(sql, values)).rows[0].id;
