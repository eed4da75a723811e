/**
 * PostgreSQL only. DATABASE_URL is set by the launcher when the embedded database is used; by hand otherwise.
 * A scoped request holds one connection for its whole length, so the pool is larger than Strapi's default.
 */
type Env = {
  (key: string, fallback?: string): string;
  int(key: string, fallback: number): number;
  bool(key: string, fallback: boolean): boolean;
};

export default ({ env }: { env: Env }) => {
  const connectionString = env('DATABASE_URL', '');
  if (!connectionString) {
    throw new Error(
      'No database: start Billwright with `npm start` (which brings its own PostgreSQL) or set DATABASE_URL=postgres://user:password@host:5432/name.',
    );
  }
  return {
    connection: {
      client: 'postgres',
      connection: {
        connectionString,
        ssl: env.bool('DATABASE_SSL', false) ? { rejectUnauthorized: true } : false,
        application_name: env('BILLWRIGHT_PROCESS', 'billwright-web'),
      },
      pool: { min: 0, max: env.int('DATABASE_POOL_MAX', 25) },
      acquireConnectionTimeout: 60_000,
    },
    // Tables and columns are dropped by our numbered migrations only, never by a schema that forgot them.
    settings: { forceMigration: false, runMigrations: true },
  };
};
