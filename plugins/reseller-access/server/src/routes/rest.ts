import type { Core } from '@strapi/strapi';

import { restStrategies } from '../auth';
import { operations } from '../rest/operations';

/** The REST interface: /api/v1. A function, because who gets in is asked of this Strapi. */
export const restRoutes = ({ strapi }: { strapi: Core.Strapi }) => {
  const auth = { strategies: restStrategies({ strapi }) };
  const route = (method: string, path: string, handler: string) => ({
    method,
    path,
    handler,
    config: { auth },
  });
  return {
    type: 'content-api',
    prefix: '/v1',
    routes: [
      { method: 'GET', path: '/openapi.json', handler: 'docs.openapi', config: { auth: false } },
      { method: 'GET', path: '/docs', handler: 'docs.page', config: { auth: false } },
      route('GET', '/me', 'rest.me'),
      ...operations.map(({ id, method, path }) => route(method, path, `rest.${id}`)),
    ],
  };
};
