import type { Knex } from 'knex';

import type { InvoiceCustomer } from '../../../../invoice-templates/shared/contracts/invoice-details';
import { addressLines } from '../runs/issuer';
import type { Original } from './load-original';

type Row = Omit<InvoiceCustomer, 'address'> & Parameters<typeof addressLines>[0];

/** Who the customer of an invoice is now. The account of a reseller is printed with the reseller's particulars. */
export const currentCustomer = async (
  trx: Knex.Transaction,
  { customerId, details }: Original,
): Promise<InvoiceCustomer> => {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `select coalesce(r.legal_name, c.name) as name, c.account_number as "accountNumber", c.contact_name as "contactName",
            coalesce(r.vat_number, c.vat_number) as "vatNumber", c.purchase_order as "purchaseOrder", c.email,
            coalesce(r.address_line_1, c.address_line_1) as address_line1, coalesce(r.address_line_2, c.address_line_2) as address_line2,
            coalesce(r.city, c.city) as city, coalesce(r.postcode, c.postcode) as postcode, c.country
     from customers c left join resellers r on r.id = c.account_of_id where c.id = ?`,
    [customerId],
  );
  const [row] = rows;
  if (!row) return details.customer;
  const { name, accountNumber, contactName, vatNumber, purchaseOrder, email } = row;
  return {
    name,
    accountNumber,
    contactName,
    vatNumber,
    purchaseOrder,
    email,
    address: addressLines(row),
  };
};
