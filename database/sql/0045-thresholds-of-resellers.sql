-- Resellers set thresholds of their own and of their customers. Whose a row is follows from its customer by the trigger
-- that stands, and is checked by the policy; whom it is for and what it watches stay.
grant insert on usage_thresholds to billing_reseller;
grant update (name, amount, percent, times, notify_customer, notify_reseller, request_bar, status, updated_at, updated_by_id,
  published_at) on usage_thresholds to billing_reseller;
grant usage on sequence usage_thresholds_id_seq to billing_reseller;
