/** What a role may be allowed to do in this plugin. Shown in Settings > Administration panel > Roles. */
export const actions = [
  {
    section: 'plugins',
    displayName: 'See my own customers and bills (resellers)',
    uid: 'my.read',
    pluginName: 'reseller-access',
  },
] as const;

type ActionUid = (typeof actions)[number]['uid'];

/** The id under which Strapi stores a permission for the action. */
export const actionId = (uid: ActionUid) => `plugin::reseller-access.${uid}` as const;

/** The policy of a route: only roles with this action get through. */
export const allow = (uid: ActionUid) => ({
  policies: [{ name: 'admin::hasPermissions', config: { actions: [actionId(uid)] } }],
});
