import { actsForReseller } from '../permissions';

const route = (method: string, path: string, handler: string) => ({
  method,
  path,
  handler,
  config: actsForReseller,
});

/** What a reseller's owners do for their own people and systems. Each asks for a capability. */
export const myManagementRoutes = [
  route('GET', '/my/keys', 'my-keys.list'),
  route('POST', '/my/keys', 'my-keys.create'),
  route('PUT', '/my/keys/:id', 'my-keys.change'),
  route('POST', '/my/keys/:id/rotate', 'my-keys.rotate'),
  route('POST', '/my/keys/:id/revoke', 'my-keys.revoke'),
];
