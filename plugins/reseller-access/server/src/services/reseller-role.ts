import type { Core } from '@strapi/strapi';

import { actionId } from '../permissions';

/** The role of the admin panel that resellers get, and the only one they get. */
export const RESELLER_ROLE = {
  code: 'billwright-reseller',
  name: 'Reseller',
  description:
    'For people who work for a reseller. Sees his own customers and bills, nothing else.',
} as const;

/** Roles that make nobody staff: who has no other is confined to his resellers. */
export const RESELLER_ROLE_CODES: readonly string[] = [RESELLER_ROLE.code];

/**
 * Makes the role with the one permission it has, when it does not exist. One that exists is left as it is: what an
 * administrator changed stays changed.
 */
export const ensureResellerRole = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const roles = strapi.db.query('admin::role');
  if (await roles.findOne({ where: { code: RESELLER_ROLE.code } })) return;
  // Straight into the tables: the role service refuses a name that is taken, and somebody may have a "Reseller".
  const role = await roles.create({ data: RESELLER_ROLE });
  await strapi.service('admin::role').addPermissions(role.id, [{ action: actionId('my.read') }]);
};
