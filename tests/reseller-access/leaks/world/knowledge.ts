import type { Place } from './markers';
import type { Table } from './tables';

/** As whom somebody asks. `reseller` is the name of his house; nobody has none. */
export type Knower = { reseller?: 'North' | 'South' | 'East' | 'West' };

/**
 * What the bureau keeps to itself in rows of a reseller: what calls cost it, by what way they came, where files lie,
 * how its runs are cut. Said here once more, and not read from the database, because the database is what is tested.
 */
const SECRETS: Record<string, string[]> = {
  bill_runs: [
    ...['name', 'reseller_id', 'auto_issue', 'customers_due', 'invoices_drafted', 'started_by'],
    ...['invoices_issued', 'customers_parked', 'documents_done', 'net_total', 'vat_total'],
    ...['gross_total', 'message'],
  ],
  'billing.api_keys': ['secret_sha256'],
  'billing.customer_cycles': ['usage_bill_date', 'last_invoice_id'],
  'billing.dd_collections': [
    ...['originator_id', 'position', 'sort_code', 'account_number', 'account_name'],
  ],
  'billing.invoice_documents': ['storage_path', 'sha256'],
  'billing.run_items': ['pass', 'chunk', 'service_cycles'],
  'billing.usage_files': ['storage_path', 'supplier_id', 'cost_micro', 'received_by'],
  'billing.usage_records': [
    ...['file_id', 'line_no', 'source', 'record_key', 'record_id', 'cost_micro'],
    ...['supplier_micro', 'buy_rate_id', 'buy_version_id'],
  ],
  'billing.usage_suspense': ['cost_micro', 'duplicate_of'],
};

/** All that an acquisition partner may know: who the customers are whom he brought in, and what they have. No prices. */
const OF_PARTNERS: Record<string, RegExp> = {
  'any table': /./,
  resellers:
    /^(id|document_id|code|name|legal_name|mode|status|company_number|vat_number|address_line_\d|city|postcode|country|email|phone|website|created_at|updated_at)$/,
  customers:
    /^(id|document_id|reseller_id|account_number|name|status|billing_start|email|contact_name|address_line_\d|city|postcode|country|company_number|created_at|updated_at)$/,
  subscriptions:
    /^(id|document_id|reseller_id|customer_id|product_id|quantity|identifier|label|start_date|end_date|created_at|updated_at)$/,
  products: /^(id|document_id|code|name|kind|status)$/,
};

/** Rows of the bureau that tell of people: those who work for a reseller are his to know, by name and how to reach them. */
const OWN_PEOPLE: Record<string, RegExp> = {
  admin_users: /^(firstname|lastname|email|created_at|updated_at)$/,
  up_users: /^(username|email|created_at|updated_at)$/,
  reseller_memberships: /./,
  'billing.invitations': /^(invited_by|sent_at|expires_at|created_at|ended_at)$/,
  // What became of the mail that invited somebody.
  'billing.emails': /^(last_error|sent_at|created_at)$/,
};

const PARTNERS: readonly string[] = ['East', 'West'];

/** Whether somebody may know what stands there. */
export const mayKnow = ({ reseller }: Knower, table: Table, { house, column }: Place): boolean => {
  if (!reseller) return false;
  if (house.name === reseller && OWN_PEOPLE[table.name]?.test(column)) return true;
  if (PARTNERS.includes(reseller) && !OF_PARTNERS[table.name]?.test(column)) return false;
  switch (table.access) {
    case 'shared':
      return !table.bureauColumns.includes(column);
    case 'bureau-only':
    case 'bureau-append':
      return false;
    default:
      return (
        house.name === reseller &&
        !table.bureauColumns.includes(column) &&
        !SECRETS[table.name]?.includes(column)
      );
  }
};
