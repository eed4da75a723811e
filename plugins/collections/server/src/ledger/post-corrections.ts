import type { Knex } from 'knex';

/**
 * Posts receivable, revenue and VAT of documents that put others right: credit notes, whose amounts are negative, and
 * bills issued anew. Into the books of their issuer, dated with the document; once, whoever comes second.
 *
 * @param trx the issuing transaction, so that an issued document without its postings cannot exist.
 * @throws PostgreSQL BW004 `billing.unbalanced` when gross is not net plus VAT.
 */
export const postCorrections = async ({
  trx,
  invoiceIds,
}: {
  trx: Knex.Transaction;
  invoiceIds: number[];
}): Promise<void> => {
  await trx.raw(
    `insert into billing.ledger_entries
       (transaction_key, position, book, account, reseller_id, customer_id, invoice_id, entry_date, amount_pence)
     select i.kind || ':' || i.id, e.position, i.issuer_key, e.account, i.reseller_id, i.customer_id, i.id, i.issue_date,
            (e.pounds * 100)::bigint
     from invoices i
     cross join lateral (values
       (1, 'receivable', i.gross_total),
       (2, 'revenue', -i.net_total),
       (3, 'vat-output', -i.vat_total)
     ) as e (position, account, pounds)
     where i.id = any(:invoiceIds) and i.status = 'issued' and e.pounds <> 0
     order by i.id, e.position
     on conflict (transaction_key, position) do nothing`,
    { invoiceIds },
  );
};
