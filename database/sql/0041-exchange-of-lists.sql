-- A price list may be in another currency. What one unit of it was worth, as a person entered it, stays with the
-- change that made its prices pounds: {"currency", "microPoundsPerUnit", "date"}.
alter table billing.rate_changes add column exchange jsonb;
