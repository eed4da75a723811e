import type { AccountFacts } from '../../../../../src/billing';
import type { InvoiceDetails } from '../../../../invoice-templates/shared/contracts/invoice-details';

/** What the bureau's bill to a reseller is made of beside services, and the list of acts that is printed with it. */
export type AccountBill = { facts: AccountFacts; schedule: InvoiceDetails['schedule'] };
