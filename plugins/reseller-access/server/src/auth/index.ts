import type { Core } from '@strapi/strapi';

import { resellerKey } from './reseller-key';
import { resellerUser } from './reseller-user';
import type { Strategy } from './strategy';

/** Who gets into the REST interface, in the order in which they are asked; `content-api-token` is Strapi's, for staff. */
export const restStrategies = ({ strapi }: { strapi: Core.Strapi }): (Strategy | string)[] => [
  resellerKey({ strapi }),
  resellerUser({ strapi }),
  'content-api-token',
];
