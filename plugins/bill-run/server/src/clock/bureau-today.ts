import type { Knex } from 'knex';

import { today } from '../../../../../src/platform/clock';

const DEFAULT_ZONE = 'Europe/London';

/** The day it is where the bureau is, as YYYY-MM-DD. */
export const bureauToday = async (db: Knex): Promise<string> => {
  const row = await db('bureau_settings').orderBy('id').first('time_zone');
  return today({ timeZone: row?.time_zone ?? DEFAULT_ZONE });
};
