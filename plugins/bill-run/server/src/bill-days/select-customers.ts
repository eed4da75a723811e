import type { Knex } from 'knex';

import type { MoveSelection } from '../../../shared/contracts/bill-days';
import { EXPECTED_SQL } from './expected-revenue';

/** A customer as a move finds him. */
export type MovingCustomer = {
  id: number;
  documentId: string;
  resellerId: number | null;
  accountNumber: string;
  name: string;
  fromDay: number;
  periodFrom: string;
  nextBillDate: string;
  /** Nothing has been billed yet, so his day moves as if he had been entered with it. */
  isNew: boolean;
  /** A run has his next bill in hand. */
  isUnderWay: boolean;
};

const COLUMNS = `c.id, c.document_id as "documentId", c.reseller_id as "resellerId", c.account_number as "accountNumber",
  c.name, cy.anchor_day as "fromDay", cy.period_from::text as "periodFrom", cy.next_bill_date::text as "nextBillDate",
  cy.last_invoice_id is null and not exists (select from billing.run_items i
    where i.customer_id = c.id and i.status = 'issued') as "isNew",
  exists (select from billing.run_items i where i.customer_id = c.id and i.bill_date = cy.next_bill_date
    and i.status in ('pending', 'drafted')) as "isUnderWay"`;

/** Reads, and holds until the transaction ends, the customers that are to move. In the order of their accounts. */
export const selectCustomers = async (
  trx: Knex.Transaction,
  selection: MoveSelection,
): Promise<MovingCustomer[]> => {
  const ids = await chosenIds(trx, selection);
  const { rows } = await trx.raw<{ rows: MovingCustomer[] }>(
    `select ${COLUMNS} from customers c join billing.customer_cycles cy on cy.customer_id = c.id
     where c.id = any(?) order by c.account_number, c.id for update of c, cy`,
    [ids],
  );
  return rows;
};

const chosenIds = async (trx: Knex.Transaction, selection: MoveSelection): Promise<number[]> => {
  if ('customers' in selection) {
    return (await trx('customers').whereIn('document_id', selection.customers).select('id')).map(
      ({ id }: { id: number }) => id,
    );
  }
  const { rows } = await trx.raw<{ rows: { id: number }[] }>(
    `select c.id from customers c join billing.customer_cycles cy on cy.customer_id = c.id
     left join resellers s on s.id = c.reseller_id
     where cy.anchor_day = :fromDay and c.status = 'active'
       and (cast(:reseller as text) is null or s.document_id = :reseller)
     order by ${EXPECTED_SQL}, c.id limit :count`,
    {
      fromDay: selection.fromDay,
      count: selection.count,
      reseller: selection.resellerDocumentId ?? null,
    },
  );
  return rows.map(({ id }) => id);
};
