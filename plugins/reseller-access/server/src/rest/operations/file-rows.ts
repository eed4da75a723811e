import { listResource, readResource } from '../engine';
import { invalidValue } from '../engine/refusals';
import { suspendedRows, usageFiles } from '../resources';
import { type Operation, parameterOf } from './operation';

type Filter = Record<string, unknown>;

/** The filter of a query with the file put in, which the caller cannot say in another way. */
const within = (filter: unknown, id: string): Filter => {
  if (filter === undefined) return { usageFileId: id };
  const isPlain = typeof filter === 'object' && filter !== null && !Array.isArray(filter);
  if (!isPlain) throw invalidValue('filter', 'a field: filter[name]=value');
  return { ...filter, usageFileId: id };
};

/** GET /usage-files/:id/suspended-rows: what was not taken from a file. */
export const listFileRows: Operation = {
  id: 'list-rows-of-usage-file',
  method: 'GET',
  path: '/usage-files/:id/suspended-rows',
  needs: suspendedRows.needs,
  isInPanel: true,
  describe: {
    summary: 'List the rows of a usage file that were not taken',
    answer: { kind: 'list', resource: suspendedRows },
  },
  async handle({ strapi, ctx, access }) {
    const id = parameterOf(ctx, 'id');
    await readResource({ strapi, access, resource: usageFiles, id });
    const query = { ...ctx.query, filter: within(ctx.query.filter, id) };
    ctx.body = await listResource({ strapi, access, resource: suspendedRows, query });
  },
};
