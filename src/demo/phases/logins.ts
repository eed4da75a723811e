import type { Core } from '@strapi/strapi';
import { ensureDocument } from '../../seeds/documents';
import { DemoError } from '../demo-error';
import { findId } from '../load/documents';

/** Somebody who can log in to the admin panel of the demo. Everybody knows these passwords. */
export type DemoLogin = {
  email: string;
  password: string;
  firstname: string;
  lastname: string;
  /** Code of the reseller he works for; null for staff of the bureau. */
  reseller: string | null;
};

export const demoLogins: readonly DemoLogin[] = [
  {
    email: 'staff@billwright.example',
    password: 'Tollgate-demo-1',
    firstname: 'Grace',
    lastname: 'Ashworth',
    reseller: null,
  },
  {
    email: 'reseller@brightwire.example',
    password: 'Brightwire-demo-1',
    firstname: 'Dev',
    lastname: 'Marsh',
    reseller: 'BRIGHT',
  },
];

const STAFF_ROLE = 'strapi-super-admin';
const RESELLER_ROLE = 'billwright-reseller';

type Row = { id: number };

const roleId = async (strapi: Core.Strapi, code: string): Promise<number> => {
  const role = (await strapi.db.query('admin::role').findOne({ where: { code } })) as Row | null;
  if (!role) throw new DemoError(`The role ${code} is missing: restart the demo, which makes it.`);
  return role.id;
};

const ensureUser = async (strapi: Core.Strapi, login: DemoLogin): Promise<Row> => {
  const { reseller, ...person } = login;
  const known = (await strapi.db
    .query('admin::user')
    .findOne({ where: { email: login.email } })) as Row | null;
  if (known) return known;
  const role = await roleId(strapi, reseller === null ? STAFF_ROLE : RESELLER_ROLE);
  return (await strapi.service('admin::user').create({
    ...person,
    isActive: true,
    registrationToken: null,
    roles: [role],
  })) as Row;
};

/** Makes the logins, unless they are there; one that exists keeps its password and its roles. */
export const loginsPhase = async (strapi: Core.Strapi): Promise<string> => {
  for (const login of demoLogins) {
    const user = await ensureUser(strapi, login);
    if (login.reseller === null) continue;
    const reseller = await findId(strapi, { type: 'reseller', where: { code: login.reseller } });
    await ensureDocument({
      strapi,
      type: 'reseller-membership',
      key: { user: user.id, reseller },
      data: { role: 'owner', state: 'active' },
    });
  }
  return `${demoLogins.length} people`;
};
