import type { Knex } from 'knex';

/**
 * Runs statements about whole lists of rates. PostgreSQL knows how many rates a version has only some time after they
 * were written: until then it takes them for a handful and goes through all of them once for each, which takes a
 * quarter of an hour for 60,000. Joins by hash or order are right for many and hardly slower for few.
 */
export const withoutNestedLoops = async <Result>(
  trx: Knex,
  run: () => Promise<Result>,
): Promise<Result> => {
  await trx.raw('set local enable_nestloop = off');
  const result = await run();
  await trx.raw('set local enable_nestloop = on');
  return result;
};
