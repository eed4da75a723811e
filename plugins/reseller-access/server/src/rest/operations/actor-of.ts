import { currentActor } from '../../../../../../src/platform/audit';
import type { Call } from './operation';

/** Who acts, as it is shown to others: the person, the name of the key, else the reseller. */
export const actorOf = ({ strapi, access }: Pick<Call, 'strapi' | 'access'>): string =>
  currentActor(strapi).name ?? access.resellerName;
