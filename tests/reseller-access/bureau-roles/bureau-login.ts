import type { BureauRoleKey } from '../../../plugins/reseller-access/server/src/bureau-roles/roles';
import { BUREAU_ROLES } from '../../../plugins/reseller-access/server/src/bureau-roles/roles';
import { type AdminSession, roleLogin, type TestApp } from '../../support';

let counter = 0;

/** Logs in somebody who has one of the bureau's ready-made roles and no other. */
export const bureauLogin = async (app: TestApp, key: BureauRoleKey): Promise<AdminSession> => {
  counter += 1;
  const session = await roleLogin({
    app,
    role: { name: `For bureau log-in ${counter}`, permissions: [] },
  });
  const code = BUREAU_ROLES.find((role) => role.key === key)?.code;
  const role = await app.strapi.db.query('admin::role').findOne({ where: { code } });
  await app.strapi.service('admin::user').updateById(session.id, { roles: [role.id] });
  return session;
};
