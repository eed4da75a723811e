import type { Resource } from '../engine';
import {
  boolean,
  id,
  integer,
  nullable,
  oneOf,
  price,
  reference,
  searched,
  text,
  timestamp,
} from '../engine/fields';

/** What products include. Like products they are the bureau's; what a customer has left is in his balance. */
export const allowances: Resource = {
  name: 'allowances',
  singular: 'allowance',
  about: 'Minutes, messages, data or other units that a product includes.',
  needs: 'tariffs.read',
  from: 'allowances a',
  joins: { product: 'left join products p on p.id = a.product_id' },
  key: 'a.id',
  where: 'true',
  defaultSort: 'name',
  fields: {
    id: id('a.document_id', 'Unchanging.'),
    name: text('a.name', 'As it stands on bills.', searched),
    productId: reference(
      'p.document_id',
      { column: 'a.product_id', table: 'products' },
      'The product that brings it.',
      { join: 'product' },
    ),
    unit: oneOf(
      'a.unit',
      ['minutes', 'messages', 'megabytes', 'gigabytes', 'units'],
      'What is counted.',
    ),
    quantity: price('a.quantity', 'How much a period grants, as a decimal text.'),
    bandGroups: text('a.band_groups', 'Bands that draw on it; null: all of its unit.', nullable),
    sharing: oneOf(
      'a.sharing',
      ['service', 'customer'],
      'Whether each service has its own, or all of a customer share it.',
    ),
    priority: integer('a.priority', 'The lowest is drawn on first.'),
    proration: oneOf('a.proration', ['by-days', 'whole'], 'What a part of a period grants.'),
    isCarriedOver: boolean(
      'coalesce(a.rollover_periods, 0) > 0',
      'Whether what is left is there in the next period.',
    ),
    state: oneOf('a.status', ['active', 'withdrawn'], 'Withdrawn ones grant nothing any more.'),
    createdAt: timestamp('a.created_at', 'When it was entered.'),
    updatedAt: timestamp('a.updated_at', 'When it was last changed.'),
  },
};
