-- What kind of event a record is of, as its source calls it: by it and nothing else its price is found again.
alter table billing.usage_records add column event_type text;
grant select (event_type) on billing.usage_records to billing_reseller;
