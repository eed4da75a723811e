/** What a role may be allowed to do in this plugin. Shown in Settings > Administration panel > Roles. */
export const actions = [
  {
    section: 'plugins',
    displayName: 'See collections and their files',
    uid: 'submissions.read',
    pluginName: 'collections',
  },
  {
    section: 'plugins',
    displayName: 'Write collection files',
    uid: 'submissions.create',
    pluginName: 'collections',
  },
] as const;

type ActionUid = (typeof actions)[number]['uid'];

/** The policy of a route: only roles with this action get through. */
export const allow = (uid: ActionUid) => ({
  policies: [
    { name: 'admin::hasPermissions', config: { actions: [`plugin::collections.${uid}`] } },
  ],
});
