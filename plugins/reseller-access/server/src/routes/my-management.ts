import { actsForReseller } from '../permissions';

const route = (method: string, path: string, handler: string) => ({
  method,
  path,
  handler,
  config: actsForReseller,
});

/** What a reseller's owners do for their own people and systems. Each asks for a capability. */
export const myManagementRoutes = [
  route('GET', '/my/people', 'my-people.list'),
  route('POST', '/my/people/invite', 'my-people.invite'),
  route('PUT', '/my/people/:membershipId', 'my-people.change'),
  route('POST', '/my/people/:membershipId/revoke', 'my-people.revoke'),
  route('POST', '/my/people/:membershipId/resend', 'my-people.resend'),
  route('GET', '/my/keys', 'my-keys.list'),
  route('POST', '/my/keys', 'my-keys.create'),
  route('PUT', '/my/keys/:id', 'my-keys.change'),
  route('POST', '/my/keys/:id/rotate', 'my-keys.rotate'),
  route('POST', '/my/keys/:id/revoke', 'my-keys.revoke'),
];
