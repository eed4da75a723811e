import type { Route } from '../access/door';

/**
 * What Strapi does for any user of the panel about himself. These read users, roles and sessions, on which resellers
 * have no grant, and take no id but that of his own session. Log-in, token renewal and a forgotten password ask for
 * no user at all, so the wall never sees them.
 */
const OWN_ACCOUNT: Record<string, readonly string[]> = {
  admin: [
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
  ],
  'users-permissions': [
    'GET /users/me',
    'POST /auth/local',
    'POST /auth/refresh',
    'POST /auth/logout',
    'POST /auth/change-password',
    'POST /auth/forgot-password',
    'POST /auth/reset-password',
  ],
};

/** Whether a route is about the user himself and runs outside the wall. */
export const isAccountRoute = ({ method, path, info }: Route): boolean =>
  OWN_ACCOUNT[info?.pluginName ?? '']?.includes(`${method} ${path}`) ?? false;

/**
 * Whether a route is made for resellers: their pages of the panel, and the REST interface. No other lets them in,
 * whatever a role allows.
 */
export const isForResellers = ({ path, info }: Route): boolean =>
  info?.pluginName === 'reseller-access' &&
  (info.type === 'content-api' || path.startsWith('/my/'));
