import type { Resource } from '../engine';
import { boolean, id, nullable, oneOf, price, searched, text, timestamp } from '../engine/fields';

/** What can be sold. Products are the bureau's; each reseller sees the same. */
export const products: Resource = {
  name: 'products',
  singular: 'product',
  about: 'What can be sold, and for how much when neither a catalogue nor a service says else.',
  needs: 'tariffs.read',
  from: 'products p',
  key: 'p.id',
  where: 'true',
  defaultSort: 'name',
  fields: {
    id: id('p.document_id', 'Unchanging.'),
    code: text('p.code', 'Short and unchanging.', searched),
    name: text('p.name', 'For staff and resellers.', searched),
    invoiceText: text('p.invoice_text', 'What the customer reads.', searched),
    kind: oneOf(
      'p.kind',
      ['recurring', 'one-off', 'usage', 'third-party'],
      'Charged every period, once, by use, or passed on.',
    ),
    timing: oneOf('p.timing', ['advance', 'arrears'], 'Charged before its period or after it.'),
    frequency: oneOf('p.frequency', ['monthly', 'quarterly', 'annual'], 'How long one period is.'),
    price: price('p.price', 'For one and a period, without VAT.'),
    vatTreatment: oneOf(
      'p.vat_treatment',
      ['standard', 'reduced', 'zero', 'exempt', 'outside'],
      'How it is taxed.',
    ),
    prorateStart: boolean(
      'coalesce(p.prorate_start, false)',
      'Whether a service that starts within a period pays for its days only.',
    ),
    prorateEnd: boolean(
      'coalesce(p.prorate_end, false)',
      'Whether a service that ends within a period pays for its days only.',
    ),
    group: text('p."group"', 'Heading under which it stands on the invoice.', nullable),
    state: oneOf('p.status', ['active', 'withdrawn'], 'Withdrawn ones cannot be sold any more.'),
    createdAt: timestamp('p.created_at', 'When it was entered.'),
    updatedAt: timestamp('p.updated_at', 'When it was last changed.'),
  },
};
