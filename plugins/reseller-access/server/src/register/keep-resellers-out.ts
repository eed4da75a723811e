import type { Core } from '@strapi/strapi';

import { RESELLER_ROLE } from '../services/reseller-role';

type Caller = { roles?: { code: string }[] };
type Context = { state: { user?: Caller }; forbidden(message: string): void };
type Middleware = (ctx: Context, next: () => Promise<void>) => Promise<void>;
type AdminRoute = { config?: { middlewares?: unknown[] } };
type Router = { type?: string; routes?: AdminRoute[] };

/** Whether somebody is a reseller and nothing else. Staff who are also a reseller's contact stay staff. */
const isResellerOnly = (user: Caller | undefined): boolean => {
  const roles = user?.roles ?? [];
  return roles.length > 0 && roles.every(({ code }) => code === RESELLER_ROLE.code);
};

const refuseResellers: Middleware = async (ctx, next) => {
  if (isResellerOnly(ctx.state.user)) {
    ctx.forbidden('The Content Manager is for staff of the bureau.');
    return;
  }
  await next();
};

/**
 * Refuses every route of the Content Manager and the media library to resellers. Their role has no permission there,
 * but some of these routes ask for none: they tell the shape of all content types to whoever is logged in.
 */
export const keepResellersOut = ({ strapi }: { strapi: Core.Strapi }): void => {
  for (const name of ['content-manager', 'content-type-builder', 'upload']) {
    const routers = Object.values((strapi.plugin(name)?.routes ?? {}) as Record<string, Router>);
    const adminRoutes = routers.filter(({ type }) => type === 'admin');
    for (const route of adminRoutes.flatMap(({ routes }) => routes ?? [])) {
      route.config = {
        ...route.config,
        middlewares: [...(route.config?.middlewares ?? []), refuseResellers],
      };
    }
  }
};
