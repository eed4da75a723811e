import type { Resource } from '../engine';
import {
  id,
  integer,
  nullable,
  price,
  reference,
  searched,
  text,
  timestamp,
} from '../engine/fields';

/** The price of calls to numbers that begin with a prefix. */
export const rates: Resource = {
  name: 'rates',
  singular: 'rate',
  about: 'The price of calls to numbers that begin with a prefix. The longest that fits wins.',
  needs: 'tariffs.read',
  from: 'rates t',
  joins: { version: 'left join rate_card_versions v on v.id = t.version_id' },
  key: 't.id',
  // Rates of a reseller are those of his cards, and a card of his is a sell card.
  where: 't.reseller_id = :reseller',
  defaultSort: 'prefix',
  fields: {
    id: id('t.document_id', 'Unchanging.'),
    versionId: reference(
      'v.document_id',
      { column: 't.version_id', table: 'rate_card_versions' },
      'The version of the card.',
      { join: 'version' },
    ),
    prefix: text('t.prefix', 'Digits without + or 00; short codes with = before them.', searched),
    destination: text('t.destination', 'What the customer reads.', searched),
    band: text('t.band', 'Group of destinations, for bundles and reports.', searched),
    connection: price('t.connection', 'Pounds for each answered call.'),
    peak: price('t.peak', 'Pounds a minute, Monday to Friday in the day.'),
    offPeak: price('t.off_peak', 'Pounds a minute, Monday to Friday evenings and nights.'),
    weekend: price('t.weekend', 'Pounds a minute, Saturday, Sunday and bank holidays.'),
    minimum: price('t.minimum', 'No answered call costs less.'),
    firstIncrement: integer('t.first_increment', 'Seconds of the first block, charged whole.'),
    nextIncrement: integer('t.next_increment', 'Seconds of the blocks after it.'),
    cap: price('t.cap', 'No call costs more within the capped seconds; null: no cap.', nullable),
    capSeconds: integer('t.cap_seconds', 'How long the cap holds.', nullable),
    createdAt: timestamp('t.created_at', 'When it was entered.'),
    updatedAt: timestamp('t.updated_at', 'When it was last changed.'),
  },
};
