import type { Resource } from '../engine';
import {
  boolean,
  date,
  id,
  integer,
  nullable,
  oneOf,
  reference,
  searched,
  text,
  timestamp,
} from '../engine/fields';

/** Whether calls may have been priced by a version: it went live on a day that has come. */
export const IN_FORCE = `(v.status = 'live' and v.valid_from <= cast(:today as date))`;

/** The rates of a card from a day on. */
export const rateCardVersions: Resource = {
  name: 'rate-card-versions',
  singular: 'rate card version',
  about:
    'The rates of a card from a day on. A call is priced by the live version of its own day. Drafts price nothing.',
  needs: 'tariffs.read',
  from: 'rate_card_versions v join rate_cards rc on rc.id = v.rate_card_id',
  key: 'v.id',
  where: `v.reseller_id = :reseller and rc.kind = 'sell'`,
  defaultSort: '-validFrom',
  fields: {
    id: id('v.document_id', 'Unchanging.'),
    rateCardId: reference(
      'rc.document_id',
      { column: 'v.rate_card_id', table: 'rate_cards' },
      'The card.',
    ),
    rateCardName: text('rc.name', 'Its name.', searched),
    validFrom: date('v.valid_from', 'First day on which these rates hold.'),
    state: oneOf('v.status', ['draft', 'live'], 'Drafts are never used for billing.'),
    isInForce: boolean(
      IN_FORCE,
      'Whether its day has come. Neither it nor its rates can be changed then: make another version.',
    ),
    note: text('v.note', 'Why it was made.', { ...nullable, ...searched }),
    rates: integer(
      '(select count(*) from rates t where t.version_id = v.id)',
      'How many rates it has.',
      { isPlain: true },
    ),
    createdAt: timestamp('v.created_at', 'When it was entered.'),
    updatedAt: timestamp('v.updated_at', 'When it was last changed.'),
  },
};
