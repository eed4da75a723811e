import type { Knex } from 'knex';

type Claim = { runId: number; pass: number };

const ACCOUNTS = `billing.run_items i
  join customers c on c.id = i.customer_id and c.account_of_id is not null
  join billing.customer_cycles cy on cy.customer_id = c.id`;
const CLAIMED = `i.run_id = :runId and i.pass = :pass`;

/**
 * Closes what the bureau's bills to resellers of this claim are about: every act done and every document issued before
 * the bill day, that no bill of theirs has taken, now belongs to this one. What comes later belongs to the next. A claim
 * that was cancelled leaves its stamps, and the next one for the account takes them along.
 */
export const closeAccounts = async (trx: Knex.Transaction, claim: Claim): Promise<void> => {
  const accounts = await trx.raw(
    `select count(*)::int as count from ${ACCOUNTS} where ${CLAIMED}`,
    claim,
  );
  if (accounts.rows[0].count === 0) return;
  await trx.raw(
    `update billing.chargeable_acts a set bill_date = i.bill_date
     from ${ACCOUNTS}
     where ${CLAIMED} and a.reseller_id = c.account_of_id and a.status = 'recorded' and a.acted_on < i.bill_date
       and a.bill_date is distinct from i.bill_date`,
    claim,
  );
  // Marks of a claim that came to nothing lie after the last bill.
  await trx.raw(
    `update billing.reseller_bill_marks m set bill_date = i.bill_date
     from ${ACCOUNTS}
     where ${CLAIMED} and m.account_id = c.id and m.bill_date > cy.period_from and m.bill_date <> i.bill_date`,
    claim,
  );
  await markBills(trx, claim);
  await markCorrections(trx, claim);
};

/** The bills of his customers, those with nothing on them too: their calls may have cost something all the same. */
const markBills = (trx: Knex.Transaction, claim: Claim) =>
  trx.raw(
    `insert into billing.reseller_bill_marks
       (mark_key, kind, reseller_id, account_id, bill_date, customer_id, customer_bill_date, invoice_id)
     select 'bill:' || b.customer_id || ':' || b.bill_date, 'bill', b.reseller_id, c.id, i.bill_date, b.customer_id,
            b.bill_date, b.invoice_id
     from ${ACCOUNTS}
     join billing.run_items b on b.reseller_id = c.account_of_id and b.status = 'issued'
     join bill_runs r on r.id = b.run_id and r.run_date < i.bill_date
     where ${CLAIMED} and not exists (
       select from billing.reseller_bill_marks m where m.mark_key = 'bill:' || b.customer_id || ':' || b.bill_date)
     on conflict (mark_key) do nothing`,
    claim,
  );

/** Credit notes and bills issued anew: what they change of the third-party charges. Their usage is the first bill's. */
const markCorrections = (trx: Knex.Transaction, claim: Claim) =>
  trx.raw(
    `insert into billing.reseller_bill_marks
       (mark_key, kind, reseller_id, account_id, bill_date, customer_id, customer_bill_date, invoice_id)
     select 'correction:' || v.id, 'correction', v.reseller_id, c.id, i.bill_date, v.customer_id, v.bill_date, v.id
     from ${ACCOUNTS}
     join invoices v on v.reseller_id = c.account_of_id and v.status = 'issued' and v.issue_date < i.bill_date
       and v.bill_run_id is null
     where ${CLAIMED} and not exists (
       select from billing.reseller_bill_marks m where m.mark_key = 'correction:' || v.id)
     on conflict (mark_key) do nothing`,
    claim,
  );
