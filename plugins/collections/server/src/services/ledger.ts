import type { PluginServices } from '../../../../../src/platform/plugin-services';
import { postIssuedInvoices } from '../ledger/post-issued-invoices';

/** The double-entry books. */
export const ledger = (): PluginServices['collections']['ledger'] => ({ postIssuedInvoices });
