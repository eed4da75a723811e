import type { Core } from '@strapi/strapi';

import type { ListPeople } from '../../../shared/contracts/people';
import type { Desk } from './desk';
import { readPeople, toPeople } from './person-row';

/** Who works for a reseller or did, as who asks may know it. */
export const listPeople = async ({
  strapi,
  desk,
}: {
  strapi: Core.Strapi;
  desk: Desk;
}): Promise<ListPeople> => {
  const rows = await readPeople({ db: strapi.db.connection, desk });
  return { data: await toPeople({ strapi, rows, desk }) };
};
