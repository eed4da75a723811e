import type { Resource } from '../engine';
import {
  date,
  forPartners,
  id,
  integer,
  nullable,
  price,
  reference,
  searched,
  text,
  timestamp,
} from '../engine/fields';

const ofCustomer = { join: 'customer', ...forPartners } as const;
const ofProduct = { join: 'product', ...forPartners } as const;

/** What customers have, and since when. Strapi's content type is called a subscription. */
export const services: Resource = {
  name: 'services',
  singular: 'service',
  about: 'What customers have: a product, how many, from when to when, and under which number.',
  needs: 'services.read',
  from: 'subscriptions s',
  joins: {
    customer: 'left join customers c on c.id = s.customer_id',
    product: 'left join products p on p.id = s.product_id',
    sellCard: 'left join rate_cards rc on rc.id = s.sell_card_id',
    terms: `left join customers payer on payer.id = s.customer_id
      left join products sold on sold.id = s.product_id
      left join catalogue_items ci on ci.catalogue_id = payer.catalogue_id and ci.product_id = s.product_id`,
  },
  key: 's.id',
  where: 's.reseller_id = :reseller',
  defaultSort: '-startDate',
  fields: {
    id: id('s.document_id', 'Unchanging.', forPartners),
    customerId: reference(
      'c.document_id',
      { column: 's.customer_id', table: 'customers' },
      'Whose service it is.',
      ofCustomer,
    ),
    customerName: text('c.name', 'His name.', { ...ofCustomer, ...searched }),
    customerAccountNumber: text('c.account_number', 'His account number.', {
      ...ofCustomer,
      ...searched,
    }),
    productId: reference(
      'p.document_id',
      { column: 's.product_id', table: 'products' },
      'What it is.',
      ofProduct,
    ),
    productCode: text('p.code', 'Code of the product.', ofProduct),
    productName: text('p.name', 'Name of the product.', { ...ofProduct, ...searched }),
    quantity: integer('s.quantity', 'How many.', forPartners),
    identifier: text('s.identifier', 'For phone lines the number, in international digits.', {
      ...forPartners,
      ...nullable,
      ...searched,
    }),
    label: text('s.label', 'What the customer calls it; on the invoice.', {
      ...forPartners,
      ...nullable,
      ...searched,
    }),
    startDate: date('s.start_date', 'First day of the service.', forPartners),
    endDate: date('s.end_date', 'The day after its last day; null while it goes on.', {
      ...forPartners,
      ...nullable,
    }),
    priceOverride: price('s.price_override', 'A price of its own.', {
      ...nullable,
      needs: 'tariffs.read',
    }),
    price: price(
      'coalesce(s.price_override, ci.price, sold.price)',
      'What one costs for a period, without VAT: its own price, or that of the catalogue, or of the product.',
      { join: 'terms', needs: 'tariffs.read' },
    ),
    sellCardId: reference(
      'rc.document_id',
      { column: 's.sell_card_id', table: 'rate_cards' },
      'Rate card for calls of this number; null: that of the customer.',
      { ...nullable, join: 'sellCard', needs: 'tariffs.read' },
    ),
    createdAt: timestamp('s.created_at', 'When it was entered.', forPartners),
    updatedAt: timestamp('s.updated_at', 'When it was last changed.', forPartners),
  },
};
