/** What a role may be allowed to do with usage. Shown in Settings > Administration panel > Roles. */
export const usageActions = [
  {
    section: 'plugins',
    displayName: 'See usage files and suspended rows',
    uid: 'usage.read',
    pluginName: 'bill-run',
  },
  {
    section: 'plugins',
    displayName: 'Import usage files',
    uid: 'usage.import',
    pluginName: 'bill-run',
  },
  {
    section: 'plugins',
    displayName: 'Mend, write off and recycle suspended usage',
    uid: 'usage.mend',
    pluginName: 'bill-run',
  },
  {
    section: 'plugins',
    displayName: 'Rate usage anew',
    uid: 'usage.rerate',
    pluginName: 'bill-run',
  },
  {
    section: 'plugins',
    displayName: 'Set up usage sources',
    uid: 'usage.sources',
    pluginName: 'bill-run',
  },
  {
    section: 'plugins',
    displayName: 'Enter credit of prepaid customers',
    uid: 'wallet.enter',
    pluginName: 'bill-run',
  },
  {
    section: 'plugins',
    displayName: 'Make and change bundles',
    uid: 'bundles.manage',
    pluginName: 'bill-run',
  },
  {
    section: 'plugins',
    displayName: 'Deal with usage alerts and bars',
    uid: 'alerts.manage',
    pluginName: 'bill-run',
  },
] as const;

type UsageActionUid = (typeof usageActions)[number]['uid'];

/** The policy of a route: only roles with this action get through. */
export const allowUsage = (uid: UsageActionUid) => ({
  policies: [{ name: 'admin::hasPermissions', config: { actions: [`plugin::bill-run.${uid}`] } }],
});
