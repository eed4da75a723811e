export { checkDatabase } from './check-database';
export { createDatabase, dropDatabase, ensureDatabase, withDatabase } from './databases';
export { errorCode, PostgresStartError, type PostgresErrorCode } from './errors';
export { withLock } from './file-lock';
export { resolveDatabase, type ResolvedDatabase } from './resolve-database';
export type { ServerSettings } from './settings';
export { startEmbeddedPostgres, type EmbeddedPostgres, type Log } from './start-embedded-postgres';
