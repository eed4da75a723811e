import type { Core } from '@strapi/strapi';

import type { PersonKind } from '../../../shared/contracts/people';

type Config = (strapi: Core.Strapi) => string;

const panelUrl: Config = (strapi) => strapi.config.get<string>('admin.absoluteUrl');
const serverUrl: Config = (strapi) => strapi.config.get<string>('server.absoluteUrl');

/** Where somebody sets his first password. The panel's own page; a small page of ours for users of the REST interface. */
export const linkOf = (strapi: Core.Strapi, kind: PersonKind, token: string): string =>
  kind === 'panel'
    ? `${panelUrl(strapi)}/auth/register?registrationToken=${token}`
    : // After the #, so that it reaches no server's log.
      `${serverUrl(strapi)}/set-password.html#code=${token}`;

/** Where somebody who has a password logs in; none for the REST interface, which has no page. */
export const logInUrl = (strapi: Core.Strapi, kind: PersonKind): string | null =>
  kind === 'panel' ? panelUrl(strapi) : null;
