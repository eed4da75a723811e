import type { Resource } from '../engine';
import { id, integer, searched, text, timestamp } from '../engine/fields';

/** Prices of calls for customers. What suppliers charge is on cards of the bureau, which no reseller sees. */
export const rateCards: Resource = {
  name: 'rate-cards',
  singular: 'rate card',
  about:
    'Cards with the prices of calls for customers. The prices stand in the versions of a card.',
  needs: 'tariffs.read',
  from: 'rate_cards rc',
  key: 'rc.id',
  where: `rc.reseller_id = :reseller and rc.kind = 'sell'`,
  defaultSort: 'name',
  fields: {
    id: id('rc.document_id', 'Unchanging.'),
    name: text('rc.name', 'What it is called.', searched),
    versions: integer(
      '(select count(*) from rate_card_versions v where v.rate_card_id = rc.id)',
      'How many versions it has.',
      { isPlain: true },
    ),
    createdAt: timestamp('rc.created_at', 'When it was entered.'),
    updatedAt: timestamp('rc.updated_at', 'When it was last changed.'),
  },
};
