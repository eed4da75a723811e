import type { Knex } from 'knex';

/**
 * Posts receivable, revenue and VAT of the issued invoices of a run and issuer, into the books of that issuer, dated
 * with the invoice. Debits are positive pence; a negative invoice gives the reverse; nothing is posted for zero.
 *
 * Each invoice is one ledger transaction, `invoice:<id>`, and is posted once: the key decides, whoever comes second.
 *
 * @param trx the issuing transaction, so that an issued invoice without its postings cannot exist.
 * @throws PostgreSQL BW004 `billing.unbalanced` when gross is not net plus VAT.
 */
export const postIssuedInvoices = async ({
  trx,
  runId,
  issuerKey,
}: {
  trx: Knex.Transaction;
  runId: number;
  issuerKey: string;
}): Promise<void> => {
  await trx.raw(
    `insert into billing.ledger_entries
       (transaction_key, position, book, account, reseller_id, customer_id, invoice_id, entry_date, amount_pence)
     select 'invoice:' || i.id, e.position, i.issuer_key, e.account, i.reseller_id, i.customer_id, i.id, i.issue_date,
            (e.pounds * 100)::bigint
     from invoices i
     cross join lateral (values
       (1, 'receivable', i.gross_total),
       (2, 'revenue', -i.net_total),
       (3, 'vat-output', -i.vat_total)
     ) as e (position, account, pounds)
     where i.bill_run_id = :runId and i.issuer_key = :issuerKey and i.status = 'issued' and e.pounds <> 0
     order by i.id, e.position
     on conflict (transaction_key, position) do nothing`,
    { runId, issuerKey },
  );
};
