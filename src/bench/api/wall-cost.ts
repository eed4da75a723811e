import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Context } from 'koa';

import { requireAccess } from '../../../plugins/reseller-access/server/src/access';
import {
  listInvoices,
  readInvoices,
} from '../../../plugins/reseller-access/server/src/my/list-invoices';
import { secondsOf } from '../report';
import type { Caller } from './callers';

const FIRST_PAGE = { page: 1, pageSize: 25 };

/** A request of a person in the panel, as authentication leaves it: as much as the wall looks at. */
const requestOf = ({ userId }: Caller): Context =>
  ({
    method: 'GET',
    path: '/my/invoices',
    request: { headers: {} },
    state: { user: { id: userId }, route: { info: { type: 'admin' } } },
  }) as unknown as Context;

/**
 * What the wall adds to a request: the same list of invoices with it (memberships read, transaction, role and setting,
 * policies, end) and without it (the same SQL on a connection of the owner), in turn. Milliseconds of each. What both
 * have in common, HTTP and log-in, is left out.
 */
export const measureWall = async ({
  strapi,
  callers,
  times,
}: {
  strapi: Core.Strapi;
  callers: readonly Caller[];
  times: number;
}): Promise<{ behind: number[]; without: number[] }> => {
  const behind: number[] = [];
  const without: number[] = [];
  const db = strapi.db.connection as unknown as Knex;
  for (let time = 0; time < times; time += 1) {
    for (const caller of callers) {
      const access = await requireAccess({ strapi, ctx: requestOf(caller) });
      without.push(1000 * (await secondsOf(() => readInvoices(db, { access, ...FIRST_PAGE }))));
      const walled = async () => {
        const found = await requireAccess({ strapi, ctx: requestOf(caller) });
        await listInvoices({ strapi, access: found, ...FIRST_PAGE });
      };
      behind.push(1000 * (await secondsOf(walled)));
    }
  }
  return { behind, without };
};
