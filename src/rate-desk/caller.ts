import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { IsoDate } from '../billing';

/** For whom something is done to rate cards, and in which transaction. */
export type DeskCaller = {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  /** Row id of the reseller whose own cards these are; null for staff, who see all. */
  resellerId: number | null;
  /** Who it is, as it is kept with what he does. */
  actor: string;
  /** Today where the bureau is. */
  today: IsoDate;
};
