import type { RBACMiddleware } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../permissions';

import { isAdministrator } from './isAdministrator';

const isMine = ({ action }: { action: string }): boolean =>
  PERMISSIONS.readMine.some((mine) => mine.action === action);

/**
 * Super administrators have every permission, but no reseller of their own. What a reseller sees of his own would be
 * an empty page for them, so the menu leaves it out.
 */
export const hideFromAdministrators: RBACMiddleware =
  ({ user }) =>
  (next) =>
  (permissions) =>
    next(
      isAdministrator(user) ? permissions.filter((permission) => !isMine(permission)) : permissions,
    );
