/**
 * What somebody who acts for a reseller may do. `<things>.read` and `<things>.write`; the ceiling of the reseller's mode,
 * the switches that staff set on the reseller, and the person's role (or the key's scopes) must all allow it.
 */
export const CAPABILITIES = [
  'customers.read',
  'customers.write',
  'services.read',
  'services.write',
  'tariffs.read',
  'rates.write',
  'invoices.read',
  'invoices.credit',
  'bills.approve',
  'credit-checks.read',
  'credit-checks.write',
  'price-rises.read',
  'price-rises.write',
  'runs.read',
  'usage.read',
  'usage.write',
  'people.manage',
  'keys.manage',
] as const;

export type Capability = (typeof CAPABILITIES)[number];

/** Wholesale resellers own their customers; acquisition partners only brought them to the provider. */
export type ResellerMode = 'wholesale' | 'acquisition-partner';

/** What a person is at a reseller. */
export type MembershipRole = 'owner' | 'billing' | 'sales-read-only';

/** A reseller for whom the caller may act. */
export type MyReseller = { documentId: string; code: string; name: string; mode: ResellerMode };

/**
 * For whom the caller acts now, and what he may do. GET /reseller-access/my/access -> { data: MyAccess }
 * A person with several resellers chooses by the header X-Reseller (document id or code); without it, the first by name.
 * errors: no-membership (403), not-your-reseller (403), view-as-ended (403)
 */
export type MyAccess = {
  reseller: MyReseller;
  /** `view-as`: staff who look, and can change nothing. */
  via: 'panel' | 'view-as';
  role: MembershipRole | null;
  capabilities: Capability[];
  /** All resellers that the caller can choose from, by name. */
  resellers: MyReseller[];
};
export type GetMyAccess = { data: MyAccess };

/** Header with which a caller chooses one of his resellers: its document id or code. */
export const RESELLER_HEADER = 'x-reseller';
/** Header of staff who look as a reseller: the id of what they started. */
export const VIEW_AS_HEADER = 'x-view-as';
