import type { RBACMiddleware } from '@strapi/strapi/admin';

import { isResellersPerson } from './isResellersPerson';

const MARK = 'data-resellers-person';

/**
 * Marks the page of somebody who works for a reseller, as src/admin/menu/hideEmptySettings does. Strapi asks this for
 * every check of permissions, so also when somebody else logs in.
 */
export const markResellersPerson: RBACMiddleware =
  ({ user }) =>
  (next) =>
  (permissions) => {
    document.documentElement.toggleAttribute(MARK, isResellersPerson(user));
    return next(permissions);
  };

/**
 * Takes what would lead such a person to an empty page out of sight: Strapi's home, whose place his overview has taken.
 * Strapi keeps it in every menu, so it stays there and is not shown.
 */
export const hideHomeFromResellers = (): void => {
  const style = document.createElement('style');
  style.textContent = `[${MARK}] nav a[href$='/admin'], [${MARK}] nav a[href$='/admin/'] { display: none; }`;
  document.head.append(style);
};
