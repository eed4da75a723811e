import { addDays } from '../../billing/calendar';
import { documentIdFor } from '../../platform/document-id';
import { customerGroups } from '../content/customer-groups';
import { createRandom } from '../random';
import { scenario } from '../scenario';
import type { DemoCustomer, DemoMandate } from './model';

/** What a bank makes of a name: capitals, digits and spaces, eighteen at most. */
const bankName = (name: string): string =>
  name
    .toUpperCase()
    .replace(/[^A-Z0-9 ]/g, ' ')
    .replace(/ +/g, ' ')
    .slice(0, 18)
    .trim();

/** An active mandate for each customer who pays by Direct Debit. Sort codes beginning 00 are no bank's. */
export const buildMandates = (customers: readonly DemoCustomer[]): DemoMandate[] =>
  customers
    .filter(({ paymentMethod }) => paymentMethod === 'direct-debit')
    .map((customer) => {
      const random = createRandom(`${scenario.seed}:mandate:${customer.accountNumber}`);
      const group = customerGroups.find(({ reseller }) => reseller === customer.reseller);
      if (!group?.directDebit)
        throw new RangeError(`nobody collects from ${customer.accountNumber}`);
      return {
        documentId: documentIdFor('demo', 'mandate', customer.accountNumber),
        customer: customer.documentId,
        originator: group.directDebit.originator,
        reference: `${customer.accountNumber}-DD`,
        sortCode: `00${random.int(1000, 9999)}`,
        accountNumber: String(random.int(10_000_000, 99_999_999)),
        accountName: bankName(customer.name),
        signedOn: addDays(customer.billingStart, random.int(0, 6)),
      };
    });
