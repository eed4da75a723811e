import type { RBACMiddleware } from '@strapi/strapi/admin';

/** What the pages under Settings ask for. The one page that asks for nothing tells about Strapi's versions. */
const SETTINGS = /^admin::|^plugin::(upload|email)\.settings\.|^plugin::(i18n|users-permissions)\./;
const MARK = 'data-without-settings';

/**
 * Marks the page of somebody for whom there is nothing in Settings. Strapi asks this for every check of permissions
 * and so also when somebody else logs in; what is allowed stays as it is.
 */
export const markWithoutSettings: RBACMiddleware =
  ({ permissions: held }) =>
  (next) =>
  (permissions) => {
    const hasSettings = held.some(({ action }) => SETTINGS.test(action));
    document.documentElement.toggleAttribute(MARK, !hasSettings);
    return next(permissions);
  };

/**
 * Takes Settings out of the menu of a marked page. Strapi shows it to everybody and drops the whole menu when it is
 * missing, so it stays there and is not shown.
 */
export const hideEmptySettings = (): void => {
  const style = document.createElement('style');
  style.textContent = `[${MARK}] nav a[href$='/settings'] { display: none; }`;
  document.head.append(style);
};
