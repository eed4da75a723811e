-- A source may be open to one reseller.
create index usage_sources_open_to_idx on usage_sources (open_to_id) where open_to_id is not null;
