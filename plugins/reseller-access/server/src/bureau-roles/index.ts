import type { Core } from '@strapi/strapi';

import { grantsOf } from './grants';
import { BUREAU_ROLES } from './roles';
import { seedRole } from './seed-role';

export { BUREAU_ROLE_CODES } from './roles';

/** Sees to it that the bureau's roles exist. See `seedRole` for what becomes of changes that staff made. */
export const seedBureauRoles = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  for (const { key, code, name, description } of BUREAU_ROLES) {
    const grants = grantsOf({ strapi, key });
    await seedRole({ strapi, role: { code, name, description, grants } });
  }
};
