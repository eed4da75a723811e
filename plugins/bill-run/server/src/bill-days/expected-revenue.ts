/**
 * What the next bill of a customer `c` with the cycle `cy` is expected to be, without VAT: as much as his last, or, for
 * one who has none yet, what his services cost a month.
 */
export const EXPECTED_SQL = `coalesce(
  (select last.net_total from invoices last where last.id = cy.last_invoice_id),
  (select sum(coalesce(b.price_override, p.price) * b.quantity
     / case p.frequency when 'annual' then 12 when 'quarterly' then 3 else 1 end)
   from subscriptions b join products p on p.id = b.product_id
   where b.customer_id = c.id and p.kind in ('recurring', 'third-party') and b.end_date is null),
  0)`;
