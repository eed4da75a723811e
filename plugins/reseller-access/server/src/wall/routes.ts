import type { Route } from './caller';

/**
 * What Strapi does for any user of the panel about himself. These read users, roles and sessions, on which resellers
 * have no grant, and take no id but that of his own session. Log-in, token renewal and a forgotten password ask for
 * no user at all, so the wall never sees them.
 */
const ACCOUNT_ROUTES = [
  'GET /users/me',
  'PUT /users/me',
  'GET /users/me/permissions',
  'GET /users/me/sessions',
  'DELETE /users/me/sessions',
  'DELETE /users/me/sessions/:sessionId',
  'POST /permissions/check',
  'POST /logout',
  // Versions, for the panel's frame.
  'GET /information',
  // The order of the widgets on his own home page.
  'GET /homepage/layout',
  'PUT /homepage/layout',
];

/** Whether a route is about the user himself and runs outside the wall. */
export const isAccountRoute = ({ method, path, info }: Route): boolean =>
  info?.pluginName === 'admin' && ACCOUNT_ROUTES.includes(`${method} ${path}`);

/** Whether a route is made for resellers. No other lets them in, whatever a role allows. */
export const isForResellers = ({ info }: Route): boolean => info?.pluginName === 'reseller-access';
