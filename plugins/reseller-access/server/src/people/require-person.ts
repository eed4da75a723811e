import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Person } from '../../../shared/contracts/people';
import type { Desk } from './desk';
import { notYourself, unknownPerson } from './people-problems';
import { type PersonRow, readPerson, toPeople } from './person-row';

type Who = { desk: Desk; membershipId: string };

/** The person with this membership of the desk's reseller. @throws problem 404 `person-unknown`. */
export const requirePerson = async ({
  trx,
  desk,
  membershipId,
}: Who & { trx: Knex }): Promise<PersonRow> => {
  const row = await readPerson({ db: trx, desk, membershipId });
  if (!row) throw unknownPerson();
  return row;
};

/**
 * The same, if he is not who asks. Staff may: they lose nothing by it.
 * @throws problems `person-unknown` (404), `not-yourself` (409).
 */
export const requireOther = async (who: Who & { trx: Knex }): Promise<PersonRow> => {
  const row = await requirePerson(who);
  if (!who.desk.isStaff && row.userId === who.desk.userId) throw notYourself();
  return row;
};

/** A person again, as he is answered after a change. */
export const showPerson = async ({
  strapi,
  desk,
  membershipId,
}: Who & { strapi: Core.Strapi }): Promise<Person> => {
  const row = await requirePerson({ trx: strapi.db.connection, desk, membershipId });
  const [person] = await toPeople({ strapi, rows: [row], desk });
  if (!person) throw unknownPerson();
  return person;
};
