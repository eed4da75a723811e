/** What went wrong with the database at start, for programs; the message says it to people. */
export type PostgresErrorCode =
  | 'unsupported-platform'
  | 'binaries-missing'
  | 'binaries-unusable'
  | 'no-server-user'
  | 'data-unreachable'
  | 'data-foreign'
  | 'version-mismatch'
  | 'password'
  | 'disk'
  | 'port'
  | 'locked'
  | 'not-responding'
  | 'start-failed'
  | 'url-invalid'
  | 'unreachable'
  | 'ssl'
  | 'access-denied'
  | 'no-database'
  | 'too-old';

/**
 * The database cannot be used. `message` is one sentence that says what is wrong and what to do;
 * it never holds a password and can be shown as it is.
 */
export class PostgresStartError extends Error {
  readonly code: PostgresErrorCode;

  constructor({
    code,
    message,
    cause,
  }: {
    code: PostgresErrorCode;
    message: string;
    cause?: unknown;
  }) {
    super(message, { cause });
    this.name = 'PostgresStartError';
    this.code = code;
  }
}

/** The `code` of a Node or PostgreSQL error, e.g. `ENOSPC` or `28P01`; undefined when it has none. */
export const errorCode = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
};

/** Turns a file-system failure under `path` into a sentence; anything else is returned untouched. */
export const explainFileError = ({ error, path }: { error: unknown; path: string }): unknown => {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new PostgresStartError({
        code: 'disk',
        message: `The disk that holds ${path} is full: free some space, or set DATABASE_URL to a PostgreSQL elsewhere.`,
        cause: error,
      });
    case 'EROFS':
      return new PostgresStartError({
        code: 'disk',
        message: `${path} is on a read-only disk: make it writable, or set DATABASE_URL to a PostgreSQL elsewhere.`,
        cause: error,
      });
    case 'EACCES':
    case 'EPERM':
      return new PostgresStartError({
        code: 'data-foreign',
        message: `${path} belongs to another user: start as the user who started it first, or make the folder yours, or set DATABASE_URL.`,
        cause: error,
      });
    default:
      return error;
  }
};
