import type { Knex } from 'knex';

import type { CustomerFacts } from '../runs/bill-facts';
import { addressLines } from '../runs/issuer';
import { priceActs } from './price-acts';
import { loadTiers } from './load-tiers';
import { loadRentals, loadThirdParty, loadUsage } from './load-wholesale';
import { scheduleOf } from './schedule';

type Account = {
  customerId: number;
  resellerId: number;
  legalName: string;
  vatNumber: string | null;
  isReverseCharge: boolean;
  address_line1: string | null;
  address_line2: string | null;
  city: string | null;
  postcode: string | null;
  country: string | null;
};

/**
 * Gives the resellers among the customers of a chunk what the bureau bills them for, and prints the bill to who they are
 * now: the account itself holds only how and when it is billed. Few in any run, so one after the other.
 */
export const loadAccountBills = async (
  trx: Knex.Transaction,
  customers: readonly CustomerFacts[],
): Promise<void> => {
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  for (const account of await findAccounts(trx, [...byId.keys()])) {
    const customer = byId.get(account.customerId);
    if (!customer) continue;
    customer.name = account.legalName;
    customer.address = addressLines(account);
    customer.vatNumber = account.vatNumber;
    const key = { ...account, billDate: customer.billDate };
    const acts = await priceActs(trx, key);
    customer.account = {
      facts: {
        isReverseCharge: account.isReverseCharge && account.vatNumber !== null,
        tiers: await loadTiers(trx, { ...key, billingStart: customer.billingStart }),
        acts,
        thirdParty: await loadThirdParty(trx, key),
        usage: await loadUsage(trx, key),
        rentals: await loadRentals(trx, key),
      },
      schedule: scheduleOf(acts),
    };
  }
};

const findAccounts = async (trx: Knex.Transaction, ids: number[]): Promise<Account[]> => {
  const { rows } = await trx.raw<{ rows: Account[] }>(
    `select c.id as "customerId", r.id as "resellerId", r.legal_name as "legalName", r.vat_number as "vatNumber",
            coalesce(r.is_reverse_charge, false) as "isReverseCharge",
            r.address_line_1 as address_line1, r.address_line_2 as address_line2, r.city, r.postcode, r.country
     from customers c join resellers r on r.id = c.account_of_id where c.id = any(?) order by c.id`,
    [ids],
  );
  return rows;
};
