import type { Core } from '@strapi/strapi';

import type { TokenPlace } from '../policies/good-invitation-link';

type Route = { method: string; handler: unknown; config: { policies?: unknown[] } };
/** A router, or Strapi's factory of one, which lets its routes be changed in the same place. */
type Routers = Record<string, { routes: Route[] }>;

const POLICY = 'plugin::reseller-access.good-invitation-link';

const guard = ({
  routers,
  router,
  handler,
  config,
}: {
  routers: Routers;
  router: string;
  handler: string;
  config: TokenPlace;
}): void => {
  const route = routers[router]?.routes.find((one) => one.handler === handler);
  if (!route) throw new Error(`Strapi has no route ${handler} any more on which invitations end.`);
  const policies = route.config.policies ?? [];
  // Strapi keeps these routes for the life of the process, in which tests start it more than once.
  if (policies.some((policy) => (policy as { name?: string }).name === POLICY)) return;
  route.config.policies = [...policies, { name: POLICY, config }];
};

/**
 * Lets the links of invitations run out: Strapi's own never do. On the routes where they are followed, before these are
 * mounted.
 */
export const guardInvitationLinks = ({ strapi }: { strapi: Core.Strapi }): void => {
  const panel = (strapi.admin as unknown as { routes: Routers }).routes;
  const users = strapi.plugin('users-permissions').routes as unknown as Routers;
  const field = 'registrationToken';
  guard({
    routers: panel,
    router: 'admin',
    handler: 'authentication.registrationInfo',
    config: { part: 'query', field },
  });
  guard({
    routers: panel,
    router: 'admin',
    handler: 'authentication.register',
    config: { part: 'body', field },
  });
  guard({
    routers: users,
    router: 'content-api',
    handler: 'auth.resetPassword',
    config: { part: 'body', field: 'code' },
  });
};
