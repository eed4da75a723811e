-- What the request said that made a correction, or an act by hand, as a hash: the same request again is answered with what it made,
-- another one under its name is refused. Empty for what was made before this was kept, and for acts of actions.
alter table billing.invoice_corrections add column request_hash text;
alter table billing.chargeable_acts add column request_hash text;
