import type { Core } from '@strapi/strapi';

import { type Access, scopeOf } from '../../access';
import { withResellerScope } from '../../wall/reseller-scope';
import { parseListQuery } from './parse-query';
import type { Resource } from './resource';
import { type JsonRow, toJson } from './rows';
import { listStatements } from './statements';
import { requireReading, visibleFields } from './visible-fields';

/** A page of a list. */
export type ResourceList = {
  data: JsonRow[];
  page: { number: number; size: number; count: number; total: number };
  /** Sums of all that was found, where the resource has some; whole pence. */
  totals?: Record<string, number>;
};

/**
 * A page of a resource, as much of it as the caller may see, of his reseller only.
 *
 * @param query as Strapi parsed the query string: page, pageSize, sort, filter, search.
 * @throws problem 403 `not-allowed`; what parseListQuery throws.
 */
export const listResource = async ({
  strapi,
  access,
  resource,
  query,
}: {
  strapi: Core.Strapi;
  access: Access;
  resource: Resource;
  query: Record<string, unknown>;
}): Promise<ResourceList> => {
  requireReading(resource, access);
  const fields = visibleFields(resource.fields, access);
  const parsed = parseListQuery(resource, fields, query);
  const { page, found } = listStatements({ resource, access, fields, query: parsed });
  return withResellerScope({ strapi, ...scopeOf(access) }, async ({ trx }) => {
    const sums = await trx.raw(found.sql, found.values);
    const { total, ...totals } = sums.rows[0] as Record<string, number> & { total: number };
    const { rows } = await trx.raw(page.sql, page.values);
    return {
      data: rows.map(toJson),
      page: {
        number: parsed.page,
        size: parsed.pageSize,
        count: Math.max(1, Math.ceil(total / parsed.pageSize)),
        total,
      },
      ...(resource.totals && { totals }),
    };
  });
};
