import type { Core } from '@strapi/strapi';
import { Client } from 'pg';
import { connectionOptions } from './connection-options';

/** The letters BWBT. */
const ADVISORY_LOCK = 0x42574254;

const held = new WeakMap<Core.Strapi, Client>();

/**
 * Lets one process at a time start on a database: Strapi's schema sync and its first-boot data are not safe when a
 * web server and a worker start together on an empty database. Waits as long as the other needs.
 * Released by `releaseBootLock`, or by PostgreSQL when the process dies.
 * @throws the connection error when the database cannot be reached.
 */
export const takeBootLock = async (strapi: Core.Strapi): Promise<void> => {
  const client = new Client(connectionOptions(strapi));
  // Without a listener a dropped connection would end the process; the queries after it report the loss anyway.
  client.on('error', (error) => strapi.log.warn(`The start-up lock was lost: ${error.message}`));
  await client.connect();
  held.set(strapi, client);
  await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
};

/** Gives the lock back. Does nothing when it is not held. */
export const releaseBootLock = async (strapi: Core.Strapi): Promise<void> => {
  const client = held.get(strapi);
  held.delete(strapi);
  await client?.end();
};
