import { permissionTo } from '../../../../src/admin/kit';

/** What a role may do here, as the server registered it. */
export const PERMISSIONS = {
  readRuns: permissionTo('plugin::bill-run.runs.read'),
  startRuns: permissionTo('plugin::bill-run.runs.start'),
  issueRuns: permissionTo('plugin::bill-run.runs.issue'),
  amendBills: permissionTo('plugin::bill-run.bills.amend'),
  commentBills: permissionTo('plugin::bill-run.bills.comment'),
  readRates: permissionTo('plugin::bill-run.rates.read'),
  writeRates: permissionTo('plugin::bill-run.rates.write'),
  changeCharges: permissionTo('plugin::bill-run.charges.change'),
  readInvoices: permissionTo('plugin::bill-run.invoices.read'),
  correctInvoices: permissionTo('plugin::bill-run.invoices.correct'),
  sendCopies: permissionTo('plugin::bill-run.invoices.send-copy'),
  readCreditChecks: permissionTo('plugin::bill-run.credit-checks.read'),
  recordCreditChecks: permissionTo('plugin::bill-run.credit-checks.record'),
  readUsage: permissionTo('plugin::bill-run.usage.read'),
  importUsage: permissionTo('plugin::bill-run.usage.import'),
  setUpSources: permissionTo('plugin::bill-run.usage.sources'),
  mendUsage: permissionTo('plugin::bill-run.usage.mend'),
  rerateUsage: permissionTo('plugin::bill-run.usage.rerate'),
  enterWallet: permissionTo('plugin::bill-run.wallet.enter'),
  manageBundles: permissionTo('plugin::bill-run.bundles.manage'),
  manageAlerts: permissionTo('plugin::bill-run.alerts.manage'),
  readDocuments: permissionTo('plugin::invoice-templates.documents.read'),
};

/** Any of these shows the plugin in the main menu. */
export const MENU_PERMISSIONS = [
  ...PERMISSIONS.readRuns,
  ...PERMISSIONS.readInvoices,
  ...PERMISSIONS.readUsage,
  ...PERMISSIONS.readRates,
];
