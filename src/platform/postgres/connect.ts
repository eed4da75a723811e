import { Client, type ClientConfig } from 'pg';

/**
 * Opens a connection, or fails within `timeoutMs` (milliseconds). The caller ends it.
 * @throws the error of Node or PostgreSQL, with its `code`.
 */
export const connect = async ({
  timeoutMs = 5_000,
  ...config
}: ClientConfig & { timeoutMs?: number }): Promise<Client> => {
  const client = new Client({ ...config, connectionTimeoutMillis: timeoutMs });
  // A server that goes away later must not take the process with it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
};

/** Opens a connection for the length of `work`. */
export const withConnection = async <Result>(
  config: ClientConfig & { timeoutMs?: number },
  work: (client: Client) => Promise<Result>,
): Promise<Result> => {
  const client = await connect(config);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};
