/** What a role may be allowed to do in this plugin. Shown in Settings > Administration panel > Roles. */
export const actions = [
  { section: 'plugins', displayName: 'See bill runs', uid: 'runs.read', pluginName: 'bill-run' },
  {
    section: 'plugins',
    displayName: 'Start and cancel bill runs',
    uid: 'runs.start',
    pluginName: 'bill-run',
  },
  { section: 'plugins', displayName: 'Issue bills', uid: 'runs.issue', pluginName: 'bill-run' },
  {
    section: 'plugins',
    displayName: 'Amend and recalculate drafts',
    uid: 'bills.amend',
    pluginName: 'bill-run',
  },
  {
    section: 'plugins',
    displayName: 'Comment on drafts',
    uid: 'bills.comment',
    pluginName: 'bill-run',
  },
  { section: 'plugins', displayName: 'See rate cards', uid: 'rates.read', pluginName: 'bill-run' },
  {
    section: 'plugins',
    displayName: 'Change rate cards and make them live',
    uid: 'rates.write',
    pluginName: 'bill-run',
  },
  {
    section: 'plugins',
    displayName: 'Change services, prices and bill days',
    uid: 'charges.change',
    pluginName: 'bill-run',
  },
  { section: 'plugins', displayName: 'See invoices', uid: 'invoices.read', pluginName: 'bill-run' },
  {
    section: 'plugins',
    displayName: 'Credit invoices and issue them anew',
    uid: 'invoices.correct',
    pluginName: 'bill-run',
  },
  {
    section: 'plugins',
    displayName: 'Send copies of invoices',
    uid: 'invoices.send-copy',
    pluginName: 'bill-run',
  },
  {
    section: 'plugins',
    displayName: 'See credit checks of customers',
    uid: 'credit-checks.read',
    pluginName: 'bill-run',
  },
  {
    section: 'plugins',
    displayName: 'Record credit checks and take them back',
    uid: 'credit-checks.record',
    pluginName: 'bill-run',
  },
  {
    section: 'plugins',
    displayName: 'See tiers and chargeable acts of resellers',
    uid: 'acts.read',
    pluginName: 'bill-run',
  },
  {
    section: 'plugins',
    displayName: 'Record and waive chargeable acts',
    uid: 'acts.record',
    pluginName: 'bill-run',
  },
  {
    section: 'plugins',
    displayName: 'Change the tier of a reseller',
    uid: 'tiers.change',
    pluginName: 'bill-run',
  },
] as const;

type ActionUid = (typeof actions)[number]['uid'];

/** The policy of a route: only roles with this action get through. */
export const allow = (uid: ActionUid) => ({
  policies: [{ name: 'admin::hasPermissions', config: { actions: [`plugin::bill-run.${uid}`] } }],
});
