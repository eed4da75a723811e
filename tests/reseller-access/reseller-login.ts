import { type AdminSession, roleLogin, type TestApp } from '../support';

let counter = 0;

/** Logs in somebody who has the seeded role for resellers, and no membership yet. */
export const resellerLogin = async (app: TestApp): Promise<AdminSession> => {
  counter += 1;
  const session = await roleLogin({
    app,
    role: { name: `For log-in ${counter}`, permissions: [] },
  });
  const role = await app.strapi.db
    .query('admin::role')
    .findOne({ where: { code: 'billwright-reseller' } });
  await app.strapi.service('admin::user').updateById(session.id, { roles: [role.id] });
  return session;
};
