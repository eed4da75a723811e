import type { Core } from '@strapi/strapi';
import type { ClientConfig } from 'pg';

/**
 * How to reach Strapi's own database with a `pg` client outside its pool: for locks and listeners that must keep
 * one connection for themselves.
 */
export const connectionOptions = (strapi: Core.Strapi): ClientConfig => ({
  ...strapi.config.get<ClientConfig>('database.connection.connection'),
});
