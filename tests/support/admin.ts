import { randomBytes } from 'node:crypto';
import type { TestApp } from './boot';

/** A logged-in user of the admin panel. */
export type AdminSession = {
  id: number;
  email: string;
  token: string;
  /** For `.set(session.headers)` on a request. */
  headers: { Authorization: string };
};

type RoleInput = { name: string; permissions: PermissionInput[] };
type PermissionInput = {
  action: string;
  subject?: string | null;
  properties?: { fields?: string[] };
  conditions?: string[];
};

const PASSWORD = 'Correct-horse-1';

/** Its bcrypt hash at the lowest cost: at the usual one it takes a tenth of a second, and another at each login. */
const PASSWORD_HASH = '$2a$04$3jI4Er3GkbywPcpFEeB/SuPVMlnrbzXtnfYqd81iXwV0y5K3xYh6.';

const uniqueEmail = (): string => `admin-${randomBytes(4).toString('hex')}@bureau.example`;

const login = async ({
  app,
  id,
  email,
}: {
  app: TestApp;
  id: number;
  email: string;
}): Promise<AdminSession> => {
  const response = await app.request.post('/admin/login').send({ email, password: PASSWORD });
  if (response.status !== 200)
    throw new Error(`Login answered ${response.status}: ${response.text}`);
  const { token } = (response.body as { data: { token: string } }).data;
  return { id, email, token, headers: { Authorization: `Bearer ${token}` } };
};

const createUser = async ({
  app,
  roleId,
}: {
  app: TestApp;
  roleId: number;
}): Promise<AdminSession> => {
  const email = uniqueEmail();
  const user = (await app.strapi.service('admin::user').create({
    email,
    firstname: 'Test',
    lastname: 'Admin',
    isActive: true,
    registrationToken: null,
    roles: [roleId],
  })) as { id: number };
  await app.knex('admin_users').where({ id: user.id }).update({ password: PASSWORD_HASH });
  return login({ app, id: user.id, email });
};

/** Makes a super admin and logs in over HTTP. */
export const adminLogin = async (app: TestApp): Promise<AdminSession> => {
  const role = (await app.strapi.service('admin::role').getSuperAdmin()) as { id: number };
  return createUser({ app, roleId: role.id });
};

/** Makes a role with exactly these permissions, a user who has it, and logs in over HTTP. */
export const roleLogin = async ({
  app,
  role,
}: {
  app: TestApp;
  role: RoleInput;
}): Promise<AdminSession> => {
  const { id } = (await app.strapi
    .service('admin::role')
    .create({ name: role.name, description: '' })) as {
    id: number;
  };
  await app.strapi.service('admin::role').assignPermissions(
    id,
    role.permissions.map(({ subject = null, properties = {}, conditions = [], action }) => ({
      action,
      subject,
      properties,
      conditions,
      actionParameters: {},
    })),
  );
  return createUser({ app, roleId: id });
};
