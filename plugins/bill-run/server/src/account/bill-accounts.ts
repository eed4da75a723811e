import type { Knex } from 'knex';

type Claim = {
  runId: number;
  pass: number;
  issuerKey: string;
  round: number;
  isUnchecked: boolean;
};

const ISSUED = `billing.run_items i
  join customers c on c.id = i.customer_id and c.account_of_id is not null
  left join invoices v on v.id = i.invoice_id
  where i.run_id = :runId and i.pass = :pass and i.issuer_key = :issuerKey and i.status = 'drafted'
    and (:isUnchecked or i.issue_round = :round)`;

/**
 * Settles what the issued bills to resellers were about: acts that were priced are billed, those that were held go on to
 * the next bill, and the reseller gets his copies. In the issuing transaction, before the items are marked.
 */
export const billAccounts = async (trx: Knex.Transaction, claim: Claim): Promise<void> => {
  if (claim.issuerKey !== 'provider') return;
  const { rows } = await trx.raw<{ rows: { invoiceId: number | null }[] }>(
    `with accounts as (select c.account_of_id, i.bill_date, i.invoice_id from ${ISSUED}), billed as (
       update billing.chargeable_acts a
       set status = case when a.basis is null then 'recorded' else 'billed' end,
           bill_date = case when a.basis is null then null else a.bill_date end,
           invoice_id = case when a.basis is null then null else i.invoice_id end
       from accounts i
       where a.reseller_id = i.account_of_id and a.bill_date = i.bill_date and a.status = 'recorded'
     ) select invoice_id as "invoiceId" from accounts`,
    claim,
  );
  await copyForResellers(
    trx,
    rows.flatMap(({ invoiceId }) => invoiceId ?? []),
  );
};

/** Puts what the bureau issued to resellers where they can read it. Documents of other customers are left out. */
export const copyForResellers = async (
  trx: Knex.Transaction,
  invoiceIds: readonly number[],
): Promise<void> => {
  if (invoiceIds.length === 0) return;
  await trx.raw(
    `insert into billing.account_invoices (invoice_id, document_id, reseller_id, number, kind, bill_date, period_from,
       period_to, issue_date, due_date, net_total, vat_total, gross_total)
     select v.id, v.document_id, c.account_of_id, v.number, v.kind, v.bill_date, v.period_from, v.period_to, v.issue_date,
            v.due_date, v.net_total, v.vat_total, v.gross_total
     from invoices v join customers c on c.id = v.customer_id and c.account_of_id is not null
     where v.id = any(:ids) order by v.id`,
    { ids: invoiceIds },
  );
  await trx.raw(
    `insert into billing.account_invoice_lines (invoice_id, reseller_id, position, section, description, quantity_text,
       unit_price, net_amount, vat_treatment, vat_percent, period_from, period_to)
     select l.invoice_id, a.reseller_id, l.position, l.section, l.description, l.quantity_text, l.unit_price, l.net_amount,
            l.vat_treatment, l.vat_percent, l.period_from, l.period_to
     from invoice_lines l join billing.account_invoices a on a.invoice_id = l.invoice_id
     where l.invoice_id = any(:ids) order by l.invoice_id, l.position`,
    { ids: invoiceIds },
  );
};
