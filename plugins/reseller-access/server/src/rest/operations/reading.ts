import { listResource, readResource, type Resource } from '../engine';
import { type Operation, parameterOf } from './operation';

/** GET /<resources>: a page of them. */
export const listing = (resource: Resource, { isInPanel = true } = {}): Operation => ({
  id: `list-${resource.name}`,
  method: 'GET',
  path: `/${resource.name}`,
  needs: resource.needs,
  isInPanel,
  describe: {
    summary: `List ${resource.name.replaceAll('-', ' ')}`,
    answer: { kind: 'list', resource },
  },
  async handle({ strapi, ctx, access }) {
    ctx.body = await listResource({ strapi, access, resource, query: ctx.query });
  },
});

/** GET /<resources>/:id: one of them, with its parts. */
export const reading = (resource: Resource, { isInPanel = true } = {}): Operation => ({
  id: `read-${resource.singular.replaceAll(' ', '-')}`,
  method: 'GET',
  path: `/${resource.name}/:id`,
  needs: resource.needs,
  isInPanel,
  describe: {
    summary: `Read a ${resource.singular}`,
    answer: { kind: 'single', resource },
  },
  async handle({ strapi, ctx, access }) {
    const id = parameterOf(ctx, 'id');
    ctx.body = { data: await readResource({ strapi, access, resource, id }) };
  },
});
