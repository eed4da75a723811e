import { escapeIdentifier, type Client } from 'pg';
import { withConnection } from './connect';
import { errorCode } from './errors';

/** The same server and account as `url`, another database. */
export const withDatabase = ({ url, name }: { url: string; name: string }): string => {
  const target = new URL(url);
  target.pathname = `/${encodeURIComponent(name)}`;
  return target.href;
};

/** A template must have no visitors, and no database is dropped from within: work from outside. */
const fromOutside = <Result>(url: string, work: (client: Client) => Promise<Result>) =>
  withConnection({ connectionString: withDatabase({ url, name: 'postgres' }) }, work);

/**
 * Makes a database on the server of `url`, as a copy of `template` when given (which nobody may
 * be connected to at that moment). Its files are copied: through the log it takes five times as long.
 * @returns the URL of the new database.
 * @throws PostgreSQL's error, e.g. `42P04` when it exists already, `55006` when the template is in use.
 */
export const createDatabase = async ({
  url,
  name,
  template,
}: {
  url: string;
  name: string;
  template?: string;
}): Promise<string> => {
  const from =
    template === undefined ? '' : ` TEMPLATE ${escapeIdentifier(template)} STRATEGY FILE_COPY`;
  await fromOutside(url, (client) =>
    client.query(`CREATE DATABASE ${escapeIdentifier(name)}${from}`),
  );
  return withDatabase({ url, name });
};

/** Makes the database unless it exists, also when another process does so at the same moment. */
export const ensureDatabase = async ({
  url,
  name,
}: {
  url: string;
  name: string;
}): Promise<string> => {
  const isThere = await fromOutside(url, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    return rowCount === 1;
  });
  if (isThere) return withDatabase({ url, name });
  try {
    return await createDatabase({ url, name });
  } catch (error) {
    // 23505: both passed the check and met at the unique index of pg_database.
    if (!['42P04', '23505'].includes(errorCode(error) ?? '')) throw error;
    return withDatabase({ url, name });
  }
};

/** Removes a database of the server of `url`, with the connections to it; none is no error. */
export const dropDatabase = async ({ url, name }: { url: string; name: string }): Promise<void> => {
  await fromOutside(url, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`),
  );
};
