import type { Core } from '@strapi/strapi';

import { seedBureauRoles } from '../bureau-roles';
import { ensureResellerRole } from '../services/reseller-role';

const anyRoleExists = async (strapi: Core.Strapi): Promise<boolean> =>
  (await strapi.db.query('admin::role').count()) > 0;

const seedRoles = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await ensureResellerRole({ strapi });
  await seedBureauRoles({ strapi });
};

/**
 * Sees to it that the roles for resellers and for the bureau exist. On the first start Strapi makes its own roles
 * after plugins have booted, and only when it finds none at all: a role of ours made now would leave the panel without
 * a super admin. So then we wait for his.
 */
export const bootstrap = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  if (await anyRoleExists(strapi)) {
    await seedRoles({ strapi });
    return;
  }
  strapi.db.lifecycles.subscribe({
    models: ['admin::role'],
    async afterCreate({ params }) {
      if (params.data.code === 'strapi-super-admin') await seedRoles({ strapi });
    },
  });
};
