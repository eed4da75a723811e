-- A credit may come to nothing, where nothing of the charge is paid any more, and stands beside the new charge of the same days.
drop index invoice_lines_service_period_uq;
create unique index invoice_lines_service_period_uq
  on invoice_lines (subscription_id, period_from, invoice_id, (net_amount < 0 or description ~ ', credit( [(]|$)'))
  where section in ('recurring', 'third-party');
