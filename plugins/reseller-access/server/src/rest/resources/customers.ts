import type { Resource } from '../engine';
import {
  boolean,
  date,
  forPartners,
  id,
  integer,
  nullable,
  oneOf,
  reference,
  searched,
  text,
  timestamp,
} from '../engine/fields';

const seenByAll = { ...forPartners, ...nullable };

/** Who is billed. */
export const customers: Resource = {
  name: 'customers',
  singular: 'customer',
  about: 'Customers of the reseller: who is billed, when, how and by which prices.',
  needs: 'customers.read',
  from: 'customers c',
  joins: {
    catalogue: 'left join catalogues ca on ca.id = c.catalogue_id',
    sellCard: 'left join rate_cards rc on rc.id = c.sell_card_id',
    cycle: 'left join billing.customer_cycles cy on cy.customer_id = c.id',
  },
  key: 'c.id',
  where: 'c.reseller_id = :reseller',
  defaultSort: 'name',
  fields: {
    id: id('c.document_id', 'Unchanging.', forPartners),
    accountNumber: text('c.account_number', 'Unique within the reseller; on every invoice.', {
      ...forPartners,
      ...searched,
    }),
    name: text('c.name', 'Company or person, as on the invoice.', { ...forPartners, ...searched }),
    state: oneOf(
      'c.status',
      ['active', 'closed'],
      'Closed customers get a last bill and none after it.',
      forPartners,
    ),
    cycleDay: integer('c.cycle_day', 'The day of the month on which the bill is made.'),
    billingStart: date('c.billing_start', 'First day that is billed.', forPartners),
    nextBillDate: date('cy.next_bill_date', 'The day of the next bill; null after the last.', {
      ...nullable,
      join: 'cycle',
    }),
    paymentMethod: oneOf(
      'c.payment_method',
      ['direct-debit', 'card', 'bank-transfer', 'other'],
      'Only Direct Debit is collected by the bureau.',
    ),
    delivery: oneOf(
      'c.delivery',
      ['email', 'portal', 'post', 'none'],
      'How the invoice reaches the customer.',
    ),
    email: text('c.email', 'Where bills by e-mail go.', { ...seenByAll, ...searched }),
    itemised: boolean('coalesce(c.itemised, false)', 'Whether each call is listed on the invoice.'),
    vatExempt: boolean('coalesce(c.vat_exempt, false)', 'Outside the scope of UK VAT.'),
    contactName: text('c.contact_name', 'Whom to ask for.', seenByAll),
    addressLine1: text('c.address_line_1', 'Billing address.', seenByAll),
    addressLine2: text('c.address_line_2', 'Second line of it.', seenByAll),
    city: text('c.city', 'Town or city.', seenByAll),
    postcode: text('c.postcode', 'Postcode.', { ...seenByAll, ...searched }),
    country: text('c.country', 'Two letters (ISO 3166).', seenByAll),
    companyNumber: text('c.company_number', 'At Companies House.', seenByAll),
    vatNumber: text('c.vat_number', 'Printed on the invoice.', nullable),
    purchaseOrder: text('c.purchase_order', 'Printed on the invoice.', nullable),
    catalogueName: text('ca.name', 'Prices for this customer; null: those of each product.', {
      ...nullable,
      join: 'catalogue',
      needs: 'tariffs.read',
    }),
    sellCardId: reference(
      'rc.document_id',
      { column: 'c.sell_card_id', table: 'rate_cards' },
      'Rate card for his calls; null: the default of the reseller.',
      { ...nullable, join: 'sellCard', needs: 'tariffs.read' },
    ),
    createdAt: timestamp('c.created_at', 'When he was entered.', forPartners),
    updatedAt: timestamp('c.updated_at', 'When he was last changed.', forPartners),
  },
};
