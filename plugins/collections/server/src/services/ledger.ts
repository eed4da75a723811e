import type { PluginServices } from '../../../../../src/platform/plugin-services';
import { postCorrections } from '../ledger/post-corrections';
import { postIssuedInvoices } from '../ledger/post-issued-invoices';

/** The double-entry books. */
export const ledger = (): PluginServices['collections']['ledger'] => ({
  postIssuedInvoices,
  postCorrections,
});
