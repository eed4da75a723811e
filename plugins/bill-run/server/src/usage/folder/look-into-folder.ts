import path from 'node:path';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { now } from '../../../../../../src/platform/clock';
import { receiveUsageFile } from '../receive-usage-file';
import { allSources, type SourceRow } from '../sources/source-row';
import { database } from '../usage-file-row';
import { type Inbox, inboxOf, putAway, readInbox, type WaitingFile } from './inbox';
import { findSeen, type Look, noteLook, type Seen } from './look-row';

type Source = Pick<SourceRow, 'id' | 'code' | 'name'>;

/** Whether a file has stopped growing: it is as the look before saw it. */
const isComplete = ({ name, size, changedAt }: WaitingFile, seen: Seen): boolean =>
  seen[name]?.size === size && seen[name].changedAt === changedAt;

type Taken = { to: 'done' | 'failed'; note: string | null };

/**
 * What came in before is done: either somebody sent it twice, or this process died after taking it and before putting
 * it away. Anything else that is refused is for a person.
 */
const takeFile = async (
  strapi: Core.Strapi,
  { inbox, source, name }: { inbox: Inbox; source: Source; name: string },
): Promise<Taken> => {
  const received = await receiveUsageFile(
    { strapi },
    {
      path: path.join(inbox.folder, name),
      fileName: name,
      source: source.code,
      receivedBy: `Folder inbox/${source.code}`,
      door: 'folder',
    },
  );
  if (received.ok) return { to: 'done', note: null };
  const { code, message } = received.error;
  return { to: code === 'usage-file-already-imported' ? 'done' : 'failed', note: message };
};

const lookOnce = async (strapi: Core.Strapi, db: Knex, source: Source): Promise<Look> => {
  const inbox = inboxOf(strapi.dirs.app.root, source.code);
  const look: Look = { waiting: [], taken: 0, refused: 0, lastFile: null, message: null };
  const seen = await findSeen(db, source.id);
  const waiting: WaitingFile[] = [];
  for (const file of await readInbox(inbox)) {
    if (!isComplete(file, seen)) {
      waiting.push(file);
      continue;
    }
    const taken = await takeFile(strapi, { inbox, source, name: file.name });
    await putAway(inbox, { name: file.name, ...taken });
    if (taken.to === 'failed') look.refused += 1;
    else look.taken += 1;
    look.lastFile = file.name;
    look.message = taken.note;
  }
  return { ...look, waiting };
};

/** Of several processes one looks: the others come again. */
const withLock = (db: Knex, sourceId: number, work: () => Promise<void>): Promise<void> =>
  db.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: { isMine: boolean }[] }>(
      `select pg_try_advisory_xact_lock(hashtext('billing.usage-folder'), ?) as "isMine"`,
      [sourceId],
    );
    if (rows[0]?.isMine) await work();
  });

const lookInto = async (strapi: Core.Strapi, source: Source): Promise<void> => {
  const db = database(strapi);
  const at = now();
  await withLock(db, source.id, async () => {
    try {
      await noteLook(db, { sourceId: source.id, look: await lookOnce(strapi, db, source), at });
    } catch (error) {
      const message = `The folder cannot be used: ${error instanceof Error ? error.message : String(error)}`;
      const look = { waiting: [], taken: 0, refused: 0, lastFile: null, message };
      await noteLook(db, { sourceId: source.id, look, at });
    }
  });
};

/**
 * Looks once into the folder of every source that is in use and watched, and takes the files that have not grown since
 * the look before. Exactly once: a file is known again by its content, so a process may be killed at any point.
 */
export const lookIntoFolders = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const sources = await allSources(database(strapi));
  for (const source of sources) {
    if (source.isActive && source.isWatched) await lookInto(strapi, source);
  }
};
