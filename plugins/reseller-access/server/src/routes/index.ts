import { myRoutes } from './my';
import { restRoutes } from './rest';

export const routes = {
  admin: { type: 'admin', routes: [...myRoutes] },
  rest: restRoutes,
};
