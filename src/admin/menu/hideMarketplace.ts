import type { RBACMiddleware } from '@strapi/strapi/admin';

const MARKETPLACE = 'admin::marketplace.read';

/** Plugins are installed by whoever runs the server, not from the panel: Strapi's shop leaves the menu. */
export const hideMarketplace: RBACMiddleware = () => (next) => (permissions) =>
  next(permissions.filter(({ action }) => action !== MARKETPLACE));
