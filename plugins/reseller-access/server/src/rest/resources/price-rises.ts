import type { Resource } from '../engine';
import {
  boolean,
  date,
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

const plain = { isPlain: true } as const;

/** Rises of the prices of a reseller's customers, his own and those that the bureau made for them; drafts are the bureau's. */
export const priceRises: Resource = {
  name: 'price-rises',
  singular: 'price rise',
  about:
    'Changes of what your customers pay for products, by a sum or by percent, each with the notice that it needs. Each service pays the new price from its first period that begins on or after the day.',
  needs: 'price-rises.read',
  from: 'price_rises r',
  joins: { product: 'left join products p on p.id = r.product_id' },
  key: 'r.id',
  where: `r.reseller_id = :reseller and r.status <> 'draft'`,
  defaultSort: '-effectiveDate',
  fields: {
    id: id('r.document_id', 'Unchanging.'),
    name: text('r.name', 'As in the notice.', searched),
    productId: reference(
      'p.document_id',
      { column: 'r.product_id', table: 'products' },
      'What costs more; null: all recurring products.',
      { join: 'product', ...nullable },
    ),
    effectiveDate: date('r.effective_date', 'From when.'),
    riseBy: oneOf(`coalesce(r.rise_by, 'amount')`, ['amount', 'percent'], 'A sum, or a share.'),
    amount: price('r.amount', 'Pounds for one and a period.', { ...plain, ...nullable }),
    indexPercent: price('r.index_percent', 'The published index.', { ...plain, ...nullable }),
    addedPercent: price('r.added_percent', 'What is added to it.', { ...plain, ...nullable }),
    roundTo: oneOf(
      `coalesce(r.round_to, 'penny')`,
      ['penny', 'five-pence', 'ten-pence'],
      'Of a share: what the new price of one is rounded to.',
      plain,
    ),
    includesOwnPrices: boolean(
      'coalesce(r.includes_own_prices, false)',
      'Whether also services whose price was agreed for them.',
      plain,
    ),
    noticeDays: integer('r.notice_days', 'How many days before customers are told.', plain),
    noticeText: text('r.notice_text', 'What they are told.', plain),
    state: oneOf('r.status', ['scheduled', 'withdrawn'], 'Where it stands.'),
    services: integer(
      `(select count(*) from billing.service_changes g where g.price_rise_id = r.id and g.withdrawn_at is null)`,
      'How many services pay by it.',
      plain,
    ),
    byReseller: boolean(
      'exists (select from billing.price_rise_requests q where q.price_rise_id = r.id)',
      'Whether the reseller made it; only that he can take back.',
      plain,
    ),
    scheduledAt: timestamp('r.scheduled_at', 'When it was confirmed.', nullable),
    scheduledBy: text('r.scheduled_by', 'By whom.', { ...plain, ...nullable }),
  },
};
