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
  /** What he is, as the demo prints it. */
  who: string;
  /** Code of his role in the panel. */
  role: string;
  /** Codes of the resellers he works for; none for staff of the bureau. */
  resellers: string[];
};

const RESELLER_ROLE = 'billwright-reseller';

export const demoLogins: readonly DemoLogin[] = [
  {
    who: 'Staff',
    email: 'staff@billwright.example',
    password: 'Tollgate-demo-1',
    firstname: 'Grace',
    lastname: 'Ashworth',
    role: 'strapi-super-admin',
    resellers: [],
  },
  {
    who: 'Billing operator',
    email: 'billing@billwright.example',
    password: 'Tollgate-demo-2',
    firstname: 'Tom',
    lastname: 'Reeve',
    role: 'billwright-billing-operator',
    resellers: [],
  },
  {
    who: 'Reseller',
    email: 'reseller@brightwire.example',
    password: 'Brightwire-demo-1',
    firstname: 'Dev',
    lastname: 'Marsh',
    role: RESELLER_ROLE,
    resellers: ['BRIGHT'],
  },
  {
    who: 'Two resellers',
    email: 'accounts@twohats.example',
    password: 'Twohats-demo-1',
    firstname: 'Ines',
    lastname: 'Calder',
    role: RESELLER_ROLE,
    resellers: ['BRIGHT', 'SUMMIT'],
  },
  {
    who: 'Partner',
    email: 'partner@harbourside.example',
    password: 'Harbourside-demo-1',
    firstname: 'Mo',
    lastname: 'Quill',
    role: RESELLER_ROLE,
    resellers: ['HARBOUR'],
  },
];

type Row = { id: number };

const roleId = async (strapi: Core.Strapi, code: string): Promise<number> => {
  const role = (await strapi.db.query('admin::role').findOne({ where: { code } })) as Row | null;
  if (!role) throw new DemoError(`The role ${code} is missing: restart the demo, which makes it.`);
  return role.id;
};

const ensureUser = async (strapi: Core.Strapi, login: DemoLogin): Promise<Row> => {
  const { email, password, firstname, lastname } = login;
  const known = (await strapi.db
    .query('admin::user')
    .findOne({ where: { email: login.email } })) as Row | null;
  if (known) return known;
  const role = await roleId(strapi, login.role);
  return (await strapi.service('admin::user').create({
    email,
    password,
    firstname,
    lastname,
    isActive: true,
    registrationToken: null,
    roles: [role],
  })) as Row;
};

const ensureMembership = async (strapi: Core.Strapi, user: Row, code: string): Promise<void> => {
  const reseller = await findId(strapi, { type: 'reseller', where: { code } });
  await ensureDocument({
    strapi,
    type: 'reseller-membership',
    key: { user: user.id, reseller },
    data: { role: 'owner', state: 'active' },
  });
};

/** Makes the logins, unless they are there; one that exists keeps its password and its roles. */
export const loginsPhase = async (strapi: Core.Strapi): Promise<string> => {
  for (const login of demoLogins) {
    const user = await ensureUser(strapi, login);
    for (const code of login.resellers) await ensureMembership(strapi, user, code);
  }
  return `${demoLogins.length} people`;
};
