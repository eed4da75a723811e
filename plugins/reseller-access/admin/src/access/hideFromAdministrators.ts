import type { RBACMiddleware } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../permissions';

import { isAdministrator } from './isAdministrator';

const isMine = ({ action }: { action: string }): boolean =>
  PERMISSIONS.readMine.some((mine) => mine.action === action);

/**
 * Super administrators have every permission, but no reseller of their own. What a reseller sees of his own would be
 * an empty page for them, so the menu leaves it out. While it is not known who looks (his permissions may come first),
 * it is left out as well: Strapi asks again when it knows.
 */
export const hideFromAdministrators: RBACMiddleware =
  ({ user }) =>
  (next) =>
  (permissions) =>
    next(
      user === undefined || isAdministrator(user)
        ? permissions.filter((permission) => !isMine(permission))
        : permissions,
    );
