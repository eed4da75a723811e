import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../../src/billing';
import type { EventsAnswer } from '../../../../shared/contracts/usage-events';
import { findEarlier } from '../find-earlier';
import { type FileSource, findFileSource, type SourceError } from '../file-source';
import { importUsageFile } from '../import-usage-file';
import { insertFile } from '../receive-usage-file';
import { type StoredUpload, storeContent } from '../store-upload';
import { database } from '../usage-file-row';
import { answerEvents } from './answer-events';

export type EventsError =
  | SourceError
  | BillingError<
      'events-missing' | 'events-too-many' | 'idempotency-key-reused' | 'events-not-taken'
    >;

export type ReceiveEvents = {
  events: readonly unknown[];
  /** The code of a source of the bureau; not asked for what a reseller sends. */
  source: string;
  receivedBy: string;
  resellerId?: number;
  /** The caller's name for this batch: the same name is the same batch. */
  key?: string;
};

/** More belong in a file, which is read in the background. */
export const MOST_EVENTS = 1_000;

/** Events of a reseller have ids of their own: they never pass for rows of his files. */
const eventsOf = (source: FileSource): FileSource =>
  source.resellerId === null ? source : { ...source, code: `${source.code}/events` };

const refuseBatch = ({ events }: ReceiveEvents): EventsError | null => {
  if (events.length === 0) {
    const message = 'There is no event in the request. Send at least one.';
    return { code: 'events-missing', field: 'events', message };
  }
  if (events.length <= MOST_EVENTS) return null;
  const message = `${events.length} events are more than ${MOST_EVENTS} at once. Send them in parts, or as a file.`;
  return { code: 'events-too-many', field: 'events', message };
};

type Known = { id: number; isSame: boolean };

/** The batch that came with the same key, or with the same content. */
const findKnown = async (
  db: Knex,
  { source, key, sha256 }: { source: FileSource; key: string | undefined; sha256: string },
): Promise<Known | undefined> => {
  if (key !== undefined) {
    const named = await db('billing.usage_files')
      .where({ source: source.code, sent_key: key })
      .first<{ id: string; sha256: string } | undefined>('id', 'sha256');
    if (named) return { id: Number(named.id), isSame: named.sha256 === sha256 };
  }
  const earlier = await findEarlier(db, { sha256, resellerId: source.resellerId });
  return earlier && { id: earlier.id, isSame: true };
};

const keep = async (
  db: Knex,
  input: ReceiveEvents & { from: FileSource; stored: StoredUpload },
): Promise<number | undefined> => {
  const { from, stored, key, receivedBy, events } = input;
  return db.transaction(async (trx) => {
    const file = await insertFile(trx, {
      ...stored,
      source: from,
      fileName: `${events.length} ${events.length === 1 ? 'event' : 'events'}`,
      headerLine: null,
      receivedBy,
      door: 'events',
    });
    if (file && key !== undefined) {
      await trx('billing.usage_files').where({ id: file.id }).update({ sent_key: key });
    }
    return file?.id;
  });
};

const TRIES = 200;
const PAUSE_MS = 50;

/** Takes the batch in at once. The job that was queued with it does it should this process die. */
const takeIn = async (strapi: Core.Strapi, fileId: number): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if ((await importUsageFile({ strapi }, { fileId })) !== 'busy') return;
    await sleep(PAUSE_MS);
  }
};

/**
 * Takes events that were sent, as one batch: kept, rated and stored before the answer, which says of each what became of
 * it. Killed in between, the batch is taken in by its job; sent again, with the same key or the same content, it is
 * answered as it stands and nothing is taken twice.
 *
 * Errors: `events-missing`, `events-too-many`, `usage-source-invalid`, `usage-source-not-in-use`,
 * `idempotency-key-reused`, `events-not-taken` (it is kept and being taken in; ask again with the same request).
 * @throws the error of the file system or the database.
 */
export const receiveEvents = async (
  { strapi }: { strapi: Core.Strapi },
  input: ReceiveEvents,
): Promise<Result<EventsAnswer, EventsError>> => {
  const refusal = refuseBatch(input);
  if (refusal) return fail(refusal);
  const db = database(strapi);
  const found = await findFileSource(db, input);
  if (!found.ok) return found;
  const from = eventsOf(found.value);
  const content = Buffer.from(`${input.events.map((event) => JSON.stringify(event)).join('\n')}\n`);
  const stored = await storeContent({ appDir: strapi.dirs.app.root, content });
  const known = { source: from, key: input.key, sha256: stored.sha256 };
  const earlier = await findKnown(db, known);
  const fresh = earlier ? undefined : await keep(db, { ...input, from, stored });
  const batch =
    earlier ?? (fresh === undefined ? await findKnown(db, known) : { id: fresh, isSame: true });
  if (!batch) throw new Error('A batch of events is gone');
  if (!batch.isSame) {
    const message =
      'This idempotency key came before, with other events. Use a new key for each batch.';
    return fail({ code: 'idempotency-key-reused', field: 'Idempotency-Key', message });
  }
  await takeIn(strapi, batch.id);
  const answer = await answerEvents(db, {
    fileId: batch.id,
    isRepeated: fresh === undefined,
    ...input,
  });
  if (answer) return ok(answer);
  const message =
    'The events are kept, but taking them in is not done yet. Send the same request again to see what became of them.';
  return fail({ code: 'events-not-taken', message });
};
