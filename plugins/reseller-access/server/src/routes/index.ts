import { myRoutes } from './my';
import { myManagementRoutes } from './my-management';
import { resellerRoutes } from './resellers';
import { restRoutes } from './rest';

export const routes = {
  admin: { type: 'admin', routes: [...myRoutes, ...myManagementRoutes, ...resellerRoutes] },
  rest: restRoutes,
};
