import type { Knex } from 'knex';

import type { WaitingFile } from './inbox';

/** What was seen at the look before, by name. */
export type Seen = Record<string, { size: number; changedAt: number }>;

/** What one look did. */
export type Look = {
  waiting: readonly WaitingFile[];
  taken: number;
  refused: number;
  lastFile: string | null;
  message: string | null;
};

/** Files as the look before saw them; none when there was none. */
export const findSeen = async (db: Knex, sourceId: number): Promise<Seen> => {
  const row = await db('billing.usage_folder_looks')
    .where({ source_id: sourceId })
    .first<{ seen: string } | undefined>(db.raw('seen::text as seen'));
  return row ? (JSON.parse(row.seen) as Seen) : {};
};

/** Notes what a look saw and did. What was said of the last file stays until there is another. */
export const noteLook = async (
  db: Knex,
  { sourceId, look, at }: { sourceId: number; look: Look; at: Date },
): Promise<void> => {
  const { waiting, taken, refused, lastFile, message } = look;
  const seen: Seen = Object.fromEntries(
    waiting.map(({ name, size, changedAt }) => [name, { size, changedAt }]),
  );
  await db.raw(
    `insert into billing.usage_folder_looks as l
       (source_id, looked_at, seen, files_taken, files_refused, last_taken_at, last_file, last_message)
     values (:sourceId, :at, :seen, :taken, :refused, :takenAt, :lastFile, :message)
     on conflict (source_id) do update
     set looked_at = excluded.looked_at, seen = excluded.seen, files_taken = l.files_taken + excluded.files_taken,
         files_refused = l.files_refused + excluded.files_refused,
         last_taken_at = coalesce(excluded.last_taken_at, l.last_taken_at),
         last_file = coalesce(excluded.last_file, l.last_file),
         last_message = case when excluded.last_file is null and excluded.last_message is null
                             then l.last_message else excluded.last_message end`,
    {
      sourceId,
      at,
      seen: JSON.stringify(seen),
      taken,
      refused,
      takenAt: taken > 0 ? at : null,
      lastFile,
      message,
    },
  );
};
