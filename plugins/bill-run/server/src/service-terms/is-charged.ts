/**
 * SQL: whether a bill charges days of a service by a change `g` of it: an issued one, or a draft that was made with the
 * change and would be issued with it, whatever becomes of the change.
 */
export const IS_CHARGED = `(
  exists (select from billing.service_cycles sc
    where sc.subscription_id = g.subscription_id and sc.charged_through > g.effective_from)
  or exists (select from billing.run_items i
    join invoices v on v.id = i.invoice_id and v.created_at > timezone('utc', g.made_at)
    cross join lateral jsonb_array_elements(i.service_cycles) e
    where i.customer_id = g.customer_id and i.status = 'drafted' and (e.value ->> 's')::int = g.subscription_id
      and (e.value ->> 't')::date > g.effective_from))`;
