import type { Knex } from 'knex';

import type { ParkedBill } from '../../../shared/contracts/checks';
import { WHOSE } from '../runs/whose-bill';

type Row = Omit<ParkedBill, 'cure'> & { resellerDocumentId: string | null };

const MOST = 500;

/** What mends each reason, and where. */
const cureOf = ({
  reasonCode,
  resellerDocumentId,
  customerDocumentId,
}: Row): ParkedBill['cure'] => {
  switch (reasonCode) {
    case 'no-vat-rate':
      return {
        text: 'Add the VAT rate for the run date under VAT rates.',
        uid: 'api::vat-rate.vat-rate',
        documentId: null,
      };
    case 'issuer-missing':
      return {
        text: 'Check the reseller: his legal name and address are printed on the bill.',
        uid: 'api::reseller.reseller',
        documentId: resellerDocumentId,
      };
    default:
      return {
        text: 'Put it right under Services.',
        uid: 'api::customer.customer',
        documentId: customerDocumentId,
      };
  }
};

/** Customers whose bills could not be made, over all runs, oldest bill first. Each is taken up by the next run as well. */
export const listParked = async (db: Knex): Promise<ParkedBill[]> => {
  const result = await db.raw(
    `select c.document_id as "customerDocumentId", c.name as "customerName", c.account_number as "accountNumber",
            ${WHOSE} as "resellerName", s.document_id as "resellerDocumentId", r.document_id as "runDocumentId",
            r.name as "runName", i.bill_date::text as "billDate", i.reason_code as "reasonCode", i.reason
     from billing.run_items i
     join bill_runs r on r.id = i.run_id and not coalesce(r.is_dry_run, false)
     join customers c on c.id = i.customer_id
     left join resellers s on s.id = i.reseller_id
     where i.status = 'parked' order by i.bill_date, s.name nulls first, c.account_number limit ${MOST}`,
  );
  return result.rows.map((row: Row) => {
    const { resellerDocumentId: _, ...parked } = row;
    return { ...parked, cure: cureOf(row) };
  });
};
