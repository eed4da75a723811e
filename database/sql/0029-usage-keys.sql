-- Keys of usage that cost less to keep. The record key is a hash of the source and what tells records of it apart, so the
-- source adds nothing to it but a text to compare, once for each record stored.
create unique index usage_records_key on billing.usage_records (record_key, local_date);
drop index billing.usage_records_once;
alter index billing.usage_records_key rename to usage_records_once;
-- Ids are taken many at a time; those that are left over at the end of a connection are skipped.
alter table billing.usage_records alter column id set cache 500;
