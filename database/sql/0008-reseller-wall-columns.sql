-- Every table behind the wall is read by reseller first: each needs an index that starts with him.
create index run_items_reseller_idx on billing.run_items (reseller_id, bill_date);
create index ledger_entries_reseller_idx on billing.ledger_entries (reseller_id, entry_date);
create index dd_collections_reseller_idx on billing.dd_collections (reseller_id, created_at);

-- Products are shared, from whom they are bought is not. Column by column, so that a column that is added later stays
-- with the bureau until a line here says otherwise.
revoke select on products from billing_reseller;
grant select (id, document_id, code, name, invoice_text, kind, timing, frequency, price, vat_treatment, prorate_start,
  prorate_end, "group", status, created_at, updated_at, published_at, locale) on products to billing_reseller;
