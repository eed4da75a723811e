import { existsSync } from 'node:fs';
import path from 'node:path';
import { ownPlugins } from '../../config/plugins';
import { fillPath, listRoutes } from '../reseller-access/routes';
import { appDir, bootStrapi, type TestApp } from '../support';

type Route = {
  method: string;
  path: string;
  config?: {
    policies?: (string | { name: string; config?: { actions?: string[] } })[];
    auth?: unknown;
  };
};

/** Routes of ours that ask for no permission, or outside the admin panel for no login, on purpose: and why. */
const OPEN_ROUTES: Record<string, string> = {
  'GET /reseller-access/openapi.json': 'says what the REST interface can do, and holds no data',
  'GET /reseller-access/docs': 'the same for people',
};

let app: TestApp;
beforeAll(async () => {
  app = await bootStrapi();
});
afterAll(() => app.destroy());

const routesOf = (plugin: string, type: string): Route[] => {
  const routers = app.strapi.plugin(plugin).routes as unknown;
  const list = Array.isArray(routers)
    ? [{ type: 'admin', routes: routers }]
    : Object.values(routers ?? {});
  return (list as { type?: string; routes: Route[] }[])
    .filter((router) => (router.type ?? 'admin') === type)
    .flatMap(({ routes }) => routes);
};

const nameOf = (plugin: string, { method, path: url }: Route): string =>
  `${method} /${plugin}${url}`;

/** A policy of ours that asks for a permission, by what the request says it is. */
const POLICY_ACTIONS: Record<string, string[]> = {
  'plugin::reseller-access.acts-for-reseller': [
    'plugin::reseller-access.my.read',
    'plugin::reseller-access.view-as',
  ],
};

const permissionsOf = ({ config }: Route): string[] =>
  (config?.policies ?? []).flatMap((policy) => {
    if (typeof policy === 'string') return POLICY_ACTIONS[policy] ?? [];
    return policy.name === 'admin::hasPermissions' ? (policy.config?.actions ?? []) : [];
  });

/** Whether a route outside the panel says who gets in: by which strategies, or with which scope. */
const asksWho = (auth: unknown): boolean => {
  const { strategies = [], scope = [] } = (auth || {}) as Partial<Record<string, unknown[]>>;
  return strategies.length + scope.length > 0;
};

describe.each(ownPlugins)('%s', (plugin) => {
  // A plugin whose server entry is missing is skipped by Strapi without a word.
  it('is loaded', () => {
    expect(existsSync(path.join(appDir, 'plugins', plugin, 'strapi-server.js'))).toBe(true);
    expect(app.strapi.plugins[plugin]).toBeDefined();
  });

  it('asks for a permission on every admin route', () => {
    const open = routesOf(plugin, 'admin').filter((route) => permissionsOf(route).length === 0);
    const names = open.map((route) => nameOf(plugin, route));
    expect(names.filter((name) => !(name in OPEN_ROUTES))).toEqual([]);
  });

  it('asks for permissions that exist', () => {
    const { actionProvider } = app.strapi.service('admin::permission');
    const asked = new Set(routesOf(plugin, 'admin').flatMap(permissionsOf));
    expect([...asked].filter((action) => !actionProvider.get(action))).toEqual([]);
  });

  it('asks for a login or a scope on every other route', () => {
    const open = routesOf(plugin, 'content-api').filter(({ config }) => !asksWho(config?.auth));
    const names = open.map((route) => nameOf(plugin, route));
    expect(names.filter((name) => !(name in OPEN_ROUTES))).toEqual([]);
  });
});

it('leaves open only routes that exist', () => {
  const all = ownPlugins.flatMap((plugin) =>
    [...routesOf(plugin, 'admin'), ...routesOf(plugin, 'content-api')].map((route) =>
      nameOf(plugin, route),
    ),
  );
  expect(Object.keys(OPEN_ROUTES).filter((name) => !all.includes(name))).toEqual([]);
});

it('turns an anonymous caller away from every admin route', async () => {
  for (const plugin of ownPlugins) {
    for (const route of routesOf(plugin, 'admin')) {
      const url = `/${plugin}${route.path.replaceAll(/:[A-Za-z]+/g, 'x')}`;
      const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
      const { status } = await app.request[method](url);
      expect({ url, status }).toEqual({ url, status: 401 });
    }
  }
});

it('turns an anonymous caller away from every route of the REST interface', async () => {
  const routes = listRoutes(app).filter(({ path: url }) => url.startsWith('/api/v1'));
  expect(routes.length).toBeGreaterThan(0);
  for (const { method, path: url } of routes) {
    const { status } = await app.request[method](fillPath(url, () => 'x'));
    // All of /api/v1 is of this plugin.
    const name = `${method.toUpperCase()} ${url.replace('/api/v1', '/reseller-access')}`;
    expect({ name, status }).toEqual({ name, status: name in OPEN_ROUTES ? 200 : 401 });
  }
});

it('keeps drafts and publishing out of the whole house', () => {
  const withDrafts = Object.values(app.strapi.contentTypes)
    .filter(
      ({ uid }) =>
        uid.startsWith('api::') || ownPlugins.some((name) => uid.startsWith(`plugin::${name}.`)),
    )
    .filter(({ options }) => options?.draftAndPublish !== false);
  expect(withDrafts).toEqual([]);
});
