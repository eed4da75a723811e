import type { BureauRoleKey } from './roles';

const everybody: BureauRoleKey[] = [
  'administrator',
  'billing',
  'collections',
  'support',
  'auditor',
];

/** Who may do what our plugins offer, by the id of the action. */
export const OWN_ACTION_ACCESS: Readonly<Record<string, readonly BureauRoleKey[]>> = {
  'plugin::bill-run.runs.read': everybody,
  'plugin::bill-run.runs.start': ['administrator', 'billing'],
  'plugin::bill-run.runs.issue': ['administrator', 'billing'],
  'plugin::bill-run.bills.amend': ['administrator', 'billing'],
  'plugin::bill-run.bills.comment': ['administrator', 'billing', 'collections', 'support'],
  'plugin::bill-run.charges.change': ['administrator', 'billing'],
  'plugin::bill-run.invoices.read': everybody,
  'plugin::bill-run.invoices.correct': ['administrator', 'billing'],
  'plugin::bill-run.invoices.send-copy': ['administrator', 'billing', 'support'],
  'plugin::bill-run.credit-checks.read': everybody,
  'plugin::bill-run.credit-checks.record': ['administrator', 'billing', 'support'],
  'plugin::bill-run.acts.read': everybody,
  'plugin::bill-run.acts.record': ['administrator', 'billing'],
  'plugin::bill-run.tiers.change': ['administrator', 'billing'],
  'plugin::bill-run.rates.read': ['administrator', 'billing', 'support', 'auditor'],
  'plugin::bill-run.rates.write': ['administrator', 'billing'],
  'plugin::bill-run.wallet.enter': ['administrator', 'billing', 'collections'],
  'plugin::bill-run.bundles.manage': ['administrator', 'billing'],
  'plugin::bill-run.alerts.manage': ['administrator', 'billing', 'support'],
  'plugin::bill-run.usage.read': ['administrator', 'billing', 'support', 'auditor'],
  'plugin::bill-run.usage.import': ['administrator', 'billing'],
  'plugin::bill-run.usage.mend': ['administrator', 'billing'],
  'plugin::bill-run.usage.rerate': ['administrator', 'billing'],
  'plugin::bill-run.usage.sources': ['administrator', 'billing'],
  'plugin::invoice-templates.documents.read': everybody,
  'plugin::collections.submissions.read': ['administrator', 'collections', 'auditor'],
  'plugin::collections.submissions.create': ['administrator', 'collections'],
  'plugin::reseller-access.resellers.read': everybody,
  'plugin::reseller-access.resellers.manage': ['administrator'],
  'plugin::reseller-access.view-as': ['administrator', 'billing', 'support', 'auditor'],
};

/**
 * Who may do what Strapi offers. What is not here is left to super administrators: installing (marketplace,
 * content-type builder, transfer tokens), sending data away (webhooks), and how strangers log in (users-permissions).
 */
export const STRAPI_ACTION_ACCESS: Readonly<Record<string, readonly BureauRoleKey[]>> = {
  'admin::users.create': ['administrator'],
  'admin::users.read': ['administrator', 'auditor'],
  'admin::users.update': ['administrator'],
  'admin::users.delete': ['administrator'],
  'admin::roles.create': ['administrator'],
  'admin::roles.read': ['administrator', 'auditor'],
  'admin::roles.update': ['administrator'],
  'admin::roles.delete': ['administrator'],
  'admin::api-tokens.access': ['administrator'],
  'admin::api-tokens.create': ['administrator'],
  'admin::api-tokens.read': ['administrator'],
  'admin::api-tokens.update': ['administrator'],
  'admin::api-tokens.regenerate': ['administrator'],
  'admin::api-tokens.delete': ['administrator'],
  'plugin::upload.read': ['administrator', 'auditor'],
  'plugin::upload.assets.create': ['administrator'],
  'plugin::upload.assets.update': ['administrator'],
  'plugin::upload.assets.download': ['administrator', 'auditor'],
  'plugin::upload.assets.copy-link': ['administrator'],
  'plugin::upload.configure-view': ['administrator'],
  'plugin::upload.settings.read': ['administrator'],
  'plugin::email.settings.read': ['administrator'],
  'plugin::content-manager.single-types.configure-view': ['administrator'],
  'plugin::content-manager.collection-types.configure-view': ['administrator'],
};
