import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** The tables, outside any transaction. */
export const databaseOf = (strapi: Core.Strapi): Knex => strapi.db.connection as unknown as Knex;
