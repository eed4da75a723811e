/** What a role may be allowed to do in this plugin. Shown in Settings > Administration panel > Roles. */
export const actions = [
  {
    section: 'plugins',
    displayName: 'See my own customers and bills (resellers)',
    uid: 'my.read',
    pluginName: 'reseller-access',
  },
  {
    section: 'plugins',
    displayName: 'See resellers, their people and keys',
    uid: 'resellers.read',
    pluginName: 'reseller-access',
  },
  {
    section: 'plugins',
    displayName: 'Set what resellers may do, invite people, make and revoke keys',
    uid: 'resellers.manage',
    pluginName: 'reseller-access',
  },
  {
    section: 'plugins',
    displayName: 'Look at the panel as a reseller',
    uid: 'view-as',
    pluginName: 'reseller-access',
  },
] as const;

type ActionUid = (typeof actions)[number]['uid'];

/** The id under which Strapi stores a permission for the action. */
export const actionId = (uid: ActionUid) => `plugin::reseller-access.${uid}` as const;

/** The policy of a route of staff: only roles with this action get through. */
export const allow = (uid: ActionUid) => ({
  policies: [{ name: 'admin::hasPermissions', config: { actions: [actionId(uid)] } }],
});

/** The policy of a route of resellers: their role, or staff who look as one. Capabilities decide about the rest. */
export const actsForReseller = { policies: ['plugin::reseller-access.acts-for-reseller'] };
