import type { PluginServices } from '../../../../../src/platform/plugin-services';

/** Whom other plugins write to about a reseller. */
export const contacts = (): PluginServices['reseller-access']['contacts'] => ({
  async billingContacts({ trx, resellerId }) {
    const { rows } = await trx.raw(
      `select m.id, u.email, coalesce(nullif(u.firstname, ''), u.email) as name
       from reseller_memberships m join admin_users u on u.id = m.user_id
       where m.reseller_id = ? and m.status = 'active' and m.role in ('owner', 'billing') and u.is_active
       order by m.id`,
      [resellerId],
    );
    return rows;
  },
});
