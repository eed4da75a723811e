import { Client, type ClientConfig } from 'pg';
import { withConnection } from './connect';
import { errorCode, PostgresStartError, type PostgresErrorCode } from './errors';

const OLDEST = 14;

type Target = { host: string; port: number; database: string; user: string };

const failure = (code: PostgresErrorCode, message: string, cause?: unknown) =>
  new PostgresStartError({ code, message, cause });

const readTarget = (config: ClientConfig): Target => {
  try {
    if (!/^postgres(ql)?:\/\//.test(config.connectionString ?? '')) throw new TypeError();
    const { host, port, database = '', user = '' } = new Client(config);
    return { host, port, database, user };
  } catch (cause) {
    throw failure(
      'url-invalid',
      'DATABASE_URL cannot be read: write it as postgres://user:password@host:5432/name, with special characters of the password percent-encoded (# as %23, @ as %40).',
      // Deliberately without its text: it may quote the URL, and with it the password.
      cause instanceof TypeError ? undefined : errorCode(cause),
    );
  }
};

const explain = ({ error, target }: { error: unknown; target: Target }): PostgresStartError => {
  const place = `${target.host}:${target.port}`;
  const detail = error instanceof Error ? error.message : '';
  switch (errorCode(error)) {
    case '28P01':
      return failure(
        'access-denied',
        `PostgreSQL at ${place} refuses the password of user ${target.user}: correct DATABASE_URL.`,
        error,
      );
    case '28000':
      return failure(
        'access-denied',
        `PostgreSQL at ${place} does not let user ${target.user} in (${detail}): correct DATABASE_URL, set DATABASE_SSL=true if it asks for encryption, or allow this machine in its pg_hba.conf.`,
        error,
      );
    case '3D000':
      return failure(
        'no-database',
        `PostgreSQL at ${place} has no database "${target.database}": create it (CREATE DATABASE "${target.database}") or correct DATABASE_URL.`,
        error,
      );
    default:
  }
  if (/SSL|certificate/i.test(detail)) {
    return failure(
      'ssl',
      `The encrypted connection to PostgreSQL at ${place} failed (${detail}): correct DATABASE_SSL (true or false), or the server's certificate.`,
      error,
    );
  }
  const reason = detail || (errorCode(error) ?? 'no answer');
  return failure(
    'unreachable',
    `PostgreSQL at ${place} cannot be reached (${reason}): start it or correct DATABASE_URL, or unset DATABASE_URL to use the built-in one.`,
    error,
  );
};

/**
 * Checks that a database of the user's own can be used: reachable, lets us in, new enough.
 * @throws PostgresStartError `url-invalid`, `unreachable`, `ssl`, `access-denied`, `no-database`
 * or `too-old`; it names host and port, never the password.
 */
export const checkDatabase = async ({
  url,
  useSsl = false,
  timeoutMs = 5_000,
}: {
  url: string;
  useSsl?: boolean;
  timeoutMs?: number;
}): Promise<void> => {
  const config = { connectionString: url, ssl: useSsl ? { rejectUnauthorized: true } : false };
  const target = readTarget(config);
  let version: number;
  try {
    version = await withConnection({ ...config, timeoutMs }, async (client) => {
      const { rows } = await client.query<{ server_version_num: string }>(
        'SHOW server_version_num',
      );
      return Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    });
  } catch (error) {
    throw explain({ error, target });
  }
  if (version >= OLDEST) return;
  throw failure(
    'too-old',
    `PostgreSQL at ${target.host}:${target.port} is version ${version}, and Billwright needs ${OLDEST} or newer: upgrade it, or unset DATABASE_URL to use the built-in one.`,
  );
};
