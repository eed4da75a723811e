import type { Resource } from '../engine';
import {
  forPartners,
  id,
  integer,
  nullable,
  oneOf,
  reference,
  text,
  timestamp,
} from '../engine/fields';

const seenByAll = { ...forPartners, ...nullable };

/** The caller's reseller. There is one: nobody sees another. */
export const resellers: Resource = {
  name: 'resellers',
  singular: 'reseller',
  about: 'The company for which the caller works.',
  needs: 'customers.read',
  from: 'resellers r',
  joins: { sellCard: 'left join rate_cards rc on rc.id = r.sell_card_id' },
  key: 'r.id',
  where: 'r.id = :reseller',
  defaultSort: 'name',
  fields: {
    id: id('r.document_id', 'Unchanging.', forPartners),
    code: text('r.code', 'Short and unchanging; what new customers quote.', forPartners),
    name: text('r.name', 'Trading name.', forPartners),
    legalName: text('r.legal_name', 'The name it is registered under.', forPartners),
    mode: oneOf(
      'r.mode',
      ['wholesale', 'acquisition-partner'],
      'Whether customers are its own, or were only brought to the bureau.',
      forPartners,
    ),
    companyNumber: text('r.company_number', 'At Companies House.', seenByAll),
    vatNumber: text('r.vat_number', 'With the country before it.', seenByAll),
    addressLine1: text('r.address_line_1', 'Registered address.', seenByAll),
    addressLine2: text('r.address_line_2', 'Second line of it.', seenByAll),
    city: text('r.city', 'Town or city.', seenByAll),
    postcode: text('r.postcode', 'Postcode.', seenByAll),
    country: text('r.country', 'Two letters (ISO 3166).', seenByAll),
    email: text('r.email', 'Printed on bills, for questions.', seenByAll),
    phone: text('r.phone', 'Printed on bills.', seenByAll),
    website: text('r.website', 'Its web site.', seenByAll),
    invoicePrefix: text('r.invoice_prefix', 'How the numbers of its invoices begin.'),
    paymentTermsDays: integer(
      'r.payment_terms_days',
      'Days until bills are due; null: as usual at the bureau.',
      nullable,
    ),
    directDebitNoticeDays: integer(
      'r.direct_debit_notice_days',
      'Working days between a bill and its collection; null: as usual at the bureau.',
      nullable,
    ),
    sellCardId: reference(
      'rc.document_id',
      { column: 'r.sell_card_id', table: 'rate_cards' },
      'The rate card for calls of customers who have none of their own.',
      { ...nullable, join: 'sellCard', needs: 'tariffs.read' },
    ),
    createdAt: timestamp('r.created_at', 'When it was entered.', forPartners),
    updatedAt: timestamp('r.updated_at', 'When it was last changed.', forPartners),
  },
};
