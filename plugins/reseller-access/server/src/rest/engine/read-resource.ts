import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type Access, scopeOf } from '../../access';
import { withResellerScope } from '../../wall/reseller-scope';
import { notFound } from './refusals';
import type { Part, Resource } from './resource';
import { type JsonRow, selectList, toJson } from './rows';
import { bindingsFor, fromOf } from './statements';
import { requireReading, visibleFields } from './visible-fields';

const ID = /^[A-Za-z0-9_-]{1,64}$/;

const readPart = async (
  trx: Knex.Transaction,
  { part, access, rowId }: { part: Part; access: Access; rowId: unknown },
): Promise<JsonRow[]> => {
  const { from, by, groupBy, orderBy } = part;
  const fields = visibleFields(part.fields, access);
  const { rows } = await trx.raw(
    `select ${selectList(fields)} from ${from} where ${by} = ?
     ${groupBy ? `group by ${groupBy}` : ''} order by ${orderBy}`,
    [rowId as number],
  );
  return rows.map(toJson);
};

/**
 * One of a resource, with its parts, as much of it as the caller may see.
 *
 * @param id document id.
 * @throws problem 404 `not-found`, also when it is somebody else's; 403 `not-allowed`.
 */
export const readResource = async ({
  strapi,
  access,
  resource,
  id,
}: {
  strapi: Core.Strapi;
  access: Access;
  resource: Resource;
  id: string;
}): Promise<JsonRow> => {
  requireReading(resource, access);
  const idField = resource.fields.id;
  if (!idField || !ID.test(id)) throw notFound(resource.singular);
  const fields = visibleFields(resource.fields, access);
  const bindings = bindingsFor(access);
  const wanted = bindings.add(id);
  return withResellerScope({ strapi, ...scopeOf(access) }, async ({ trx }) => {
    const { rows } = await trx.raw(
      `select ${resource.key} as "rowId", ${selectList(fields)} from ${fromOf(resource, fields.values())}
       where ${resource.where} and ${idField.sql} = ${wanted}`,
      bindings.values,
    );
    if (!rows[0]) throw notFound(resource.singular);
    const { rowId, ...row } = rows[0] as Record<string, unknown>;
    const answer = toJson(row);
    for (const [name, part] of Object.entries(resource.parts ?? {})) {
      answer[name] = await readPart(trx, { part, access, rowId });
    }
    return answer;
  });
};
