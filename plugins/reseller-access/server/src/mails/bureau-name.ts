import type { Knex } from 'knex';

/** What the bureau calls itself in mails. */
export const readBureauName = async (db: Knex): Promise<string> => {
  const settings = await db('bureau_settings').orderBy('id').first('trading_name');
  return settings?.trading_name ?? 'Your billing bureau';
};
