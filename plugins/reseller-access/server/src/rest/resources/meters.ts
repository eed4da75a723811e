import type { Resource } from '../engine';
import { id, oneOf, reference, searched, text, timestamp } from '../engine/fields';

/** How products put events together into one record. */
export const meters: Resource = {
  name: 'meters',
  singular: 'meter',
  about: 'How a product puts many events of a kind together into one that is charged.',
  needs: 'tariffs.read',
  from: 'meters m',
  joins: { product: 'left join products p on p.id = m.product_id' },
  key: 'm.id',
  where: 'true',
  defaultSort: 'name',
  fields: {
    id: id('m.document_id', 'Unchanging.'),
    name: text('m.name', 'As bills call it.', searched),
    productId: reference(
      'p.document_id',
      { column: 'm.product_id', table: 'products' },
      'The product whose services it counts for.',
      { join: 'product' },
    ),
    eventType: text('m.event_type', 'The kind of event.', searched),
    method: oneOf(
      'm.method',
      ['sum', 'max', 'unique-count'],
      'Their sum, the highest of them, or how many different subjects they name.',
    ),
    per: oneOf('m.per', ['day', 'period'], 'For each day, or each period of the bill.'),
    createdAt: timestamp('m.created_at', 'When it was entered.'),
    updatedAt: timestamp('m.updated_at', 'When it was last changed.'),
  },
};
