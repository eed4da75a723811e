import { permissionTo } from '../../../../src/admin/kit';

const READ_RECORDS = 'plugin::content-manager.explorer.read';

/** What a role may do here, as the server registered it. */
export const PERMISSIONS = {
  readMine: permissionTo('plugin::reseller-access.my.read'),
  readResellers: permissionTo('plugin::reseller-access.resellers.read'),
  manageResellers: permissionTo('plugin::reseller-access.resellers.manage'),
  viewAs: permissionTo('plugin::reseller-access.view-as'),
  readCustomers: [{ action: READ_RECORDS, subject: 'api::customer.customer' }],
  readRecord: [{ action: READ_RECORDS, subject: 'api::reseller.reseller' }],
  readActs: permissionTo('plugin::bill-run.acts.read'),
  changeTiers: permissionTo('plugin::bill-run.tiers.change'),
  recordActs: permissionTo('plugin::bill-run.acts.record'),
  readBillRuns: permissionTo('plugin::bill-run.runs.read'),
};
