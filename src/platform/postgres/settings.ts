/** PostgreSQL settings by name, as `postgres -c name=value` takes them. */
export type ServerSettings = Readonly<Record<string, string | number>>;

/**
 * For a small machine (two cores, a few GB) that loads files of millions of rows.
 * There are no replicas and no base backups here (`pg_dump` works), so the log can be minimal:
 * that lets COPY into a table made in the same transaction skip it.
 */
const defaults: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  // Containers often have 64 MB of /dev/shm, too little for parallel queries: keep their share in
  // the main block. It costs nothing until it is used.
  min_dynamic_shared_memory: '128MB',
  max_parallel_workers: 2,
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '4GB',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  random_page_cost: 1.1,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  password_encryption: 'scram-sha-256',
};

/** The arguments that start the server with our settings, `port` and the caller's own on top. */
export const settingArguments = ({
  port,
  settings = {},
}: {
  port: number;
  settings?: ServerSettings;
}): string[] =>
  Object.entries({ ...defaults, ...settings, port }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
