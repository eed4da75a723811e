import type { RBACMiddleware } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../permissions';

const SUPER_ADMIN = 'strapi-super-admin';

const isMine = ({ action }: { action: string }): boolean =>
  PERMISSIONS.readMine.some((mine) => mine.action === action);

/**
 * Super administrators have every permission, but no reseller of their own. What a reseller sees of his own would be
 * an empty page for them, so menu and home page leave it out.
 */
export const hideFromAdministrators: RBACMiddleware =
  ({ user }) =>
  (next) =>
  (permissions) => {
    const isAdministrator = user?.roles?.some(({ code }) => code === SUPER_ADMIN) ?? false;
    return next(
      isAdministrator ? permissions.filter((permission) => !isMine(permission)) : permissions,
    );
  };
