/**
 * Whose customer somebody is, in SQL over `resellers s` and `customers c`: the name of his reseller; for what the bureau bills to
 * a reseller himself, that; null for customers of its own.
 */
export const WHOSE = `coalesce(s.name, case when c.account_of_id is not null then 'Bureau account' end)`;

/** The same for rows that are grouped by reseller, some of which have none. */
export const WHOSE_ALL = `coalesce(s.name, case when count(c.account_of_id) = 0 then 'Direct customers'
  when count(c.account_of_id) = count(*) then 'Bureau accounts' else 'Direct customers and bureau accounts' end)`;
