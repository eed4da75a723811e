import type { Core } from '@strapi/strapi';

import { restStrategies } from '../auth';

/** The REST interface: /api/v1. A function, because who gets in is asked of this Strapi. */
export const restRoutes = ({ strapi }: { strapi: Core.Strapi }) => {
  const auth = { strategies: restStrategies({ strapi }) };
  const get = (path: string, handler: string) => ({
    method: 'GET',
    path,
    handler,
    config: { auth },
  });
  return { type: 'content-api', prefix: '/v1', routes: [get('/me', 'rest.me')] };
};
