import type { Knex } from 'knex';

const STAMPS = 'created_at, updated_at, published_at';
const NOW = 'now(), now(), now()';
const RESELLERS = 1_000;
const PEOPLE_EACH = 3;
const KEYS_EACH = 2;
/** Each with 24 monthly bills, of which the last are left out when the number of bills is reached. */
const LARGE_RESELLER_CUSTOMERS = 2_100;

/** Code of a reseller. The first is the large one. */
export const codeOf = (reseller: number): string => `R${String(reseller).padStart(4, '0')}`;

/** The first day of the book, and the first after it. */
export const BOOK_FROM = '2024-06-01';
export const BOOK_TO = '2026-06-01';

const insertResellers = (db: Knex) =>
  db.raw(
    `insert into resellers (document_id, code, name, mode, status, legal_name, invoice_prefix, ${STAMPS})
     select substr(md5('reseller' || n), 1, 24), 'R' || lpad(n::text, 4, '0'), 'Reseller ' || n, 'wholesale', 'active',
            'Reseller ' || n || ' Ltd', 'R' || lpad(n::text, 4, '0'), ${NOW}
     from generate_series(1, ${RESELLERS}) n`,
  );

/**
 * From 18 to 62 customers each, 2,100 for the large one; in no order, so that a bill run has those of all resellers
 * side by side.
 */
const insertCustomers = (db: Knex) =>
  db.raw(
    `insert into customers (document_id, account_number, name, reseller_id, status, cycle_day, billing_start,
       payment_method, delivery, email, address_line_1, city, postcode, country, ${STAMPS})
     select substr(md5('customer' || r.id || ':' || n), 1, 24), r.code || '-' || lpad(n::text, 5, '0'),
       (array['Ashford', 'Barnes', 'Castle', 'Dalton', 'Elm Tree', 'Foster', 'Granby', 'Harbour', 'Ivy', 'Jubilee'])[1 + n % 10]
         || ' ' || (array['Bakery', 'Builders', 'Dental', 'Garage', 'Hotel', 'Legal', 'Motors'])[1 + n % 7] || ' ' || n,
       r.id, 'active', 1 + (n + r.id) % 28, cast(:from as date), 'direct-debit', 'email',
       'accounts' || n || '@customer.example', n || ' High Street', 'Leeds', 'LS1 4AP', 'GB', ${NOW}
     from resellers r
       cross join lateral generate_series(1, case when r.code = :large then :largeCount else 18 + (r.id * 37) % 45 end) n
     order by md5(r.id || ':' || n)`,
    { from: BOOK_FROM, large: codeOf(1), largeCount: LARGE_RESELLER_CUSTOMERS },
  );

/** What a bill keeps of both parties, as long as that of a real one: it decides how many rows a page holds. */
const DETAILS = `jsonb_build_object(
  'issuer', jsonb_build_object('kind', 'reseller', 'name', d.reseller_name, 'legalName', d.reseller_name || ' Ltd',
    'companyNumber', '01234567', 'vatNumber', 'GB123456789', 'address', jsonb_build_array('1 Park Row', 'Leeds', 'LS1 5HN'),
    'email', 'billing@reseller.example', 'phone', '01134960000', 'website', 'https://reseller.example',
    'bank', jsonb_build_object('sortCode', '089999', 'accountNumber', '66374958', 'accountName', d.reseller_name || ' Ltd')),
  'customer', jsonb_build_object('name', d.customer_name, 'accountNumber', d.account_number, 'contactName', null,
    'address', jsonb_build_array('2 High Street', 'Leeds', 'LS1 4AP'), 'vatNumber', null, 'purchaseOrder', null,
    'email', 'accounts@customer.example'),
  'brandId', null, 'promos', jsonb_build_array(), 'itemised', false,
  'vat', jsonb_build_array(jsonb_build_object('treatment', 'standard', 'percent', 20, 'netPence', d.pence, 'vatPence', d.vat_pence)),
  'terms', jsonb_build_object('paymentMethod', 'direct-debit', 'dueDate', d.day + 14))`;

/** A bill for each customer and month, in order of their days as bill runs write them. One in fifty is a draft. */
const insertInvoices = (db: Knex, invoices: number) =>
  db.raw(
    `insert into invoices (document_id, number, kind, status, customer_id, reseller_id, issuer_key, bill_date, period_from,
       period_to, issue_date, due_date, payment_method, net_total, vat_total, gross_total, line_count, details, ${STAMPS})
     select substr(md5('invoice' || d.customer_id || ':' || d.day), 1, 24),
       case when d.is_issued then d.code || '-' || to_char(d.day, 'YYMM') || substr(d.account_number, 7) end, 'invoice',
       case when d.is_issued then 'issued' else 'draft' end, d.customer_id, d.reseller_id, 'reseller:' || d.reseller_id, d.day,
       (d.day - interval '1 month')::date, d.day, case when d.is_issued then d.day end,
       case when d.is_issued then d.day + 14 end, 'direct-debit', d.pence / 100.0, d.vat_pence / 100.0,
       (d.pence + d.vat_pence) / 100.0, 5, ${DETAILS}, ${NOW}
     from (
       select day::date as day, c.id as customer_id, c.name as customer_name, c.account_number, c.reseller_id, r.code,
         r.name as reseller_name, 1000 + (c.id * 7919::bigint + extract(epoch from day)::bigint / 86400 * 104729) % 50000 as pence,
         200 + (c.id * 7919::bigint + extract(epoch from day)::bigint / 86400 * 104729) % 50000 / 5 as vat_pence,
         (c.id + extract(month from day)::int) % 50 <> 0 as is_issued
       from generate_series(cast(:from as timestamp), cast(:to as timestamp) - interval '1 day', '1 day') day
         join customers c on c.cycle_day = extract(day from day)
         join resellers r on r.id = c.reseller_id
       order by day, c.id limit :invoices) d`,
    { from: BOOK_FROM, to: BOOK_TO, invoices },
  );

const insertDocuments = (db: Knex) =>
  db.raw(
    `insert into billing.invoice_documents (invoice_id, kind, storage_path, sha256, bytes, pages)
     select id, 'pdf', 'invoices/' || issuer_key || '/' || number || '.pdf', md5(number) || md5(number), 40000, 1
     from invoices where status = 'issued' order by id`,
  );

/** Secret of a key of a reseller, one of two. */
export const secretOf = (reseller: number): string => `bwk_bench-${codeOf(reseller)}-1`;

const insertKeys = (db: Knex) =>
  db.raw(
    `insert into billing.api_keys (document_id, reseller_id, name, prefix, secret_sha256, scopes, created_by)
     select substr(md5('key' || r.id || ':' || n), 1, 24), r.id, 'Site ' || n, 'bwk_bench',
       encode(sha256(convert_to('bwk_bench-' || r.code || '-' || n, 'UTF8')), 'hex'),
       array['customers.read', 'services.read', 'tariffs.read', 'invoices.read', 'runs.read', 'usage.read'], 'bench'
     from resellers r cross join generate_series(1, ${KEYS_EACH}) n`,
  );

/** E-mail address of a person who works for a reseller, one of three. */
export const emailOf = (reseller: number): string =>
  `person1@${codeOf(reseller).toLowerCase()}.example`;

/** Three people for each reseller, with the role for resellers. They share one password, given as its hash. */
const insertPeople = async (db: Knex, passwordHash: string) => {
  await db.raw(
    `insert into admin_users (document_id, firstname, lastname, email, password, is_active, blocked, ${STAMPS})
     select substr(md5('person' || r.id || ':' || n), 1, 24), 'Person', r.code, 'person' || n || '@' || lower(r.code) || '.example',
       :passwordHash, true, false, ${NOW}
     from resellers r cross join generate_series(1, ${PEOPLE_EACH}) n`,
    { passwordHash },
  );
  await db.raw(
    `insert into admin_users_roles_lnk (user_id, role_id)
     select u.id, o.id from admin_users u, admin_roles o where o.code = 'billwright-reseller' and u.firstname = 'Person'`,
  );
  await db.raw(
    `insert into reseller_memberships (document_id, user_id, reseller_id, role, status, ${STAMPS})
     select substr(md5('membership' || u.id), 1, 24), u.id, r.id, 'billing', 'active', ${NOW}
     from admin_users u join resellers r on r.code = u.lastname where u.firstname = 'Person'`,
  );
};

/**
 * A bureau with 1,000 resellers, their people, keys, customers and two years of bills, made inside the database: the
 * first reseller has about 50,000 of a million bills, the others from 430 to 1,490. The same each time.
 */
export const seedBook = async (
  db: Knex,
  { invoices, passwordHash }: { invoices: number; passwordHash: string },
): Promise<void> => {
  await insertResellers(db);
  await insertPeople(db, passwordHash);
  await insertKeys(db);
  await insertCustomers(db);
  // Into tables that are empty since the transaction began, PostgreSQL writes without its log: half the time.
  await db.transaction(async (trx) => {
    await trx.raw('truncate invoices, billing.invoice_documents cascade');
    await insertInvoices(trx, invoices);
    await insertDocuments(trx);
  });
  // As autovacuum leaves it: without it every first read would have to look at each row's visibility.
  await db.raw('vacuum analyze');
};
