import type { Core } from '@strapi/strapi';

import { currentActor } from '../../../../../../src/platform/audit';

/** Who does something to suspended rows, as it is kept with what he does. */
export type SuspenseActor = { kind: string; id: string | null; name: string | null };

/** Who is behind the request in hand; the system when there is none. */
export const suspenseActor = (strapi: Core.Strapi): SuspenseActor => {
  const { kind, id, name } = currentActor(strapi);
  return { kind, id, name };
};
