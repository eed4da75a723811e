import type { z } from 'zod';

import {
  DESK_BODIES,
  deskOperations,
  deskRequestOf,
  sendDeskAnswer,
} from '../../../../../../src/rate-desk';
import { atDesk } from '../at-desk';
import {
  appliedAnswer,
  checksAnswer,
  differenceAnswer,
  differenceQuery,
  extrasAnswer,
  hoursAnswer,
  importAnswer,
  readAnswer,
} from './desk-schemas';
import type { Describe } from './describe';
import type { Operation } from './operation';

type Shown = Pick<Operation, 'id' | 'method' | 'path'> & {
  /** Name of the operation at the desk. */
  name: string;
  takes?: Describe['takes'];
  answer: z.ZodType;
  status?: 201;
  /** Writes nothing, or is known again. */
  isKnownAgain?: true;
} & Pick<Describe, 'summary' | 'about' | 'problems' | 'query'>;

/** An operation of the rate desk, under an address of the REST interface. The panel has the desk itself. */
const deskOperation = ({
  name,
  id,
  method,
  path,
  answer,
  status,
  isKnownAgain,
  ...words
}: Shown): Operation => {
  const operation = deskOperations.find((known) => known.name === name);
  if (!operation) throw new Error(`The rate desk has no operation ${name}.`);
  return {
    id,
    method,
    path,
    needs: operation.isWrite ? 'rates.write' : 'tariffs.read',
    isInPanel: false,
    ...(isKnownAgain && { isKnownAgain }),
    describe: { ...words, answer: { kind: 'data', schema: answer, ...(status && { status }) } },
    handle: async (call) => {
      const request = await deskRequestOf(call.ctx);
      sendDeskAnswer(call.ctx, await atDesk(call, (caller) => operation.handle(caller, request)));
    },
  };
};

const json = (schema: z.ZodType): Describe['takes'] => ({ kind: 'json', schema });

const MAPPING = ['missing-column', 'bad-mapping', 'bad-pattern', 'file-not-a-table'];

/** Price lists into the reseller's own sell cards: sent, mapped, compared, applied; then checked. */
export const rateDeskOperations: readonly Operation[] = [
  deskOperation({
    name: 'receiveImport',
    id: 'send-rate-import',
    method: 'POST',
    path: '/rate-cards/:id/imports',
    isKnownAgain: true,
    summary: 'Send a price list for a card',
    about:
      'CSV as a form in the field file, or JSON with its text. Nothing changes yet: the answer says how it would be read, so that the mapping can be put right.',
    takes: { kind: 'file' },
    answer: importAnswer,
    status: 201,
    problems: ['rate-card-unknown', 'file-not-a-table', 'file-empty', 'file-too-large'],
  }),
  deskOperation({
    name: 'import',
    id: 'read-rate-import',
    method: 'GET',
    path: '/rate-imports/:id',
    summary: 'Read a price list that was sent',
    answer: importAnswer,
    problems: ['rate-import-unknown'],
  }),
  deskOperation({
    name: 'readImport',
    id: 'try-rate-import',
    method: 'POST',
    path: '/rate-imports/:id/read',
    isKnownAgain: true,
    summary: 'Read a price list by a mapping',
    about: 'Writes nothing. Send the mapping that came with the list, changed where need be.',
    takes: json(DESK_BODIES.read),
    answer: readAnswer,
    problems: ['rate-import-unknown', ...MAPPING],
  }),
  deskOperation({
    name: 'compareImport',
    id: 'compare-rate-import',
    method: 'POST',
    path: '/rate-imports/:id/difference',
    isKnownAgain: true,
    summary: 'See what a price list would change',
    about:
      'Against the draft it goes into, else the live version that it replaces. Writes nothing.',
    takes: json(DESK_BODIES.compare),
    answer: differenceAnswer,
    problems: ['rate-import-unknown', 'other-card', 'mixed-currencies', ...MAPPING],
  }),
  deskOperation({
    name: 'applyImport',
    id: 'apply-rate-import',
    method: 'POST',
    path: '/rate-imports/:id/apply',
    summary: 'Put a price list into a draft',
    about: 'Into a draft of the card, or a new one. A list is applied once. Then make it live.',
    takes: json(DESK_BODIES.apply),
    answer: appliedAnswer,
    problems: [
      'import-applied',
      'version-not-draft',
      'no-rates-read',
      'mixed-currencies',
      'below-buy-price',
    ],
  }),
  deskOperation({
    name: 'difference',
    id: 'compare-rate-card-versions',
    method: 'GET',
    path: '/rate-card-versions/:id/difference',
    summary: 'Compare two versions',
    about: 'The biggest difference first, with what it means for the calls of last month.',
    query: differenceQuery,
    answer: differenceAnswer,
    problems: ['rate-version-unknown'],
  }),
  deskOperation({
    name: 'checks',
    id: 'check-rate-card-version',
    method: 'GET',
    path: '/rate-card-versions/:id/checks',
    summary: 'Check a version before it goes live',
    about: 'A blocker keeps it from going live; live is what PUT with state makes it.',
    answer: checksAnswer,
    problems: ['rate-version-unknown'],
  }),
  deskOperation({
    name: 'extras',
    id: 'read-rate-card-version-extras',
    method: 'GET',
    path: '/rate-card-versions/:id/extras',
    summary: 'Read the prices of bands, messages and data',
    about: 'What a version prices besides prefixes.',
    answer: extrasAnswer,
    problems: ['rate-version-unknown'],
  }),
  deskOperation({
    name: 'saveExtra',
    id: 'save-rate-card-version-extra',
    method: 'POST',
    path: '/rate-card-versions/:id/extras',
    summary: 'Set the price of a band, of messages or of data',
    about: 'Of a draft. With documentId null it is added, else the one with that id is changed.',
    takes: json(DESK_BODIES.extra),
    answer: extrasAnswer,
    problems: ['rate-version-unknown', 'version-not-draft', 'below-buy-price', 'already-exists'],
  }),
  deskOperation({
    name: 'removeExtra',
    id: 'remove-rate-card-version-extra',
    method: 'POST',
    path: '/rate-card-versions/:id/extras/remove',
    summary: 'Take the price of a band, of messages or of data out of a draft',
    takes: json(DESK_BODIES.extraRemoved),
    answer: extrasAnswer,
    problems: ['rate-version-unknown', 'version-not-draft'],
  }),
  deskOperation({
    name: 'hours',
    id: 'list-time-profiles',
    method: 'GET',
    path: '/time-profiles',
    summary: 'List the hours that cards may have',
    about: 'Which hour of which day is peak, off-peak or weekend. They are the bureau’s.',
    answer: hoursAnswer,
  }),
];
