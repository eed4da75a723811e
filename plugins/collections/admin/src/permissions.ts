import { permissionTo } from '../../../../src/admin/kit';

/** What a role may do here, as the server registered it. */
export const PERMISSIONS = {
  readSubmissions: permissionTo('plugin::collections.submissions.read'),
  createSubmissions: permissionTo('plugin::collections.submissions.create'),
  readInvoices: permissionTo('plugin::bill-run.invoices.read'),
};
