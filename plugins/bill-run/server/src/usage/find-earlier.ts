import type { Knex } from 'knex';

import type { BillingError } from '../../../../../src/billing';

type Earlier = {
  id: number;
  fileName: string;
  on: string;
  by: string | null;
  status: string;
};

/**
 * The file that had the same content, whatever it was called and whichever source it was said to be of. What a reseller
 * sends is held against his own files only: what others sent is neither in his way nor his to know.
 */
export const findEarlier = async (
  db: Knex,
  { sha256, resellerId }: { sha256: string; resellerId: number | null },
): Promise<Earlier | undefined> => {
  const { rows } = await db.raw<{ rows: Earlier[] }>(
    `select f.id::float8 as id, f.file_name as "fileName", f.received_by as by, f.status,
            to_char(f.received_at at time zone coalesce(
              (select time_zone from bureau_settings order by id limit 1), 'Europe/London'),
              'FMDD FMMonth YYYY "at" HH24:MI') as on
     from billing.usage_files f where f.sha256 = ? and f.reseller_id is not distinct from cast(? as integer)
     order by f.id limit 1`,
    [sha256, resellerId],
  );
  return rows[0];
};

/** What is said of a file that came in before. */
export const refuseRepeat = ({
  fileName,
  on,
  by,
  status,
}: Earlier): BillingError<'usage-file-already-imported'> => {
  const who = by === null ? '' : ` by ${by}`;
  const then =
    status === 'failed' ? ' Its import failed: press Retry there instead of sending it again.' : '';
  const message = `This file was already received on ${on}${who}, as ${fileName}. Nothing was taken from it now.${then}`;
  return { code: 'usage-file-already-imported', field: 'file', message };
};
