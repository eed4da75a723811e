import type { TestApp } from '../support';

/** A route of the running server. */
export type ServerRoute = { method: Method; path: string };
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

type Layer = { methods: string[]; path: string | RegExp };

/** Every route of the running server, of Strapi and of all plugins, once for each method that changes what it does. */
export const listRoutes = ({ strapi }: TestApp): ServerRoute[] =>
  (strapi.server.listRoutes() as Layer[]).flatMap(({ methods, path }) =>
    methods
      .filter((method) => METHODS.includes(method))
      .map((method) => ({ method: method.toLowerCase() as Method, path: String(path) })),
  );

/** A path with something in place of each parameter. */
export const fillPath = (path: string, fill: (parameter: string) => string): string =>
  path
    .replaceAll(/:([A-Za-z]+)/g, (_match, parameter: string) => fill(parameter))
    .replaceAll(/\(\(\?!uploads\/\)\.\+\)|\(\.\*\)/g, 'x');
