import type {
  IsoDate,
  IsoMoment,
  Pagination,
  Pence,
} from '../../../bill-run/shared/contracts/common';
import type { Capability, MembershipRole, ResellerMode } from './access';

/** The switches on a reseller's record: what staff allow him. */
export const RESELLER_SWITCHES = [
  'allowSeeTariffs',
  'allowEditCustomers',
  'allowEditServices',
  'allowEditRates',
  'allowSendUsage',
  'allowCredits',
  'allowCreditChecks',
  'allowPriceRises',
  'allowApiKeys',
  'allowInvitePeople',
] as const;

export type ResellerSwitch = (typeof RESELLER_SWITCHES)[number];

/** A reseller in the list of staff. */
export type ResellerSummary = {
  documentId: string;
  code: string;
  /** Trading name. */
  name: string;
  mode: ResellerMode;
  /** Of a closed one nobody can log in. */
  state: 'active' | 'closed';
  /** Customers who are not closed. */
  customers: number;
  /** Invoices issued since the first of this month, and their total with VAT. */
  monthInvoices: number;
  monthGrossPence: Pence;
  /** People who may act for him now, those invited among them. */
  people: number;
  /** Keys that work now. */
  keys: number;
  /** When one of his people or keys was last seen; null for never. */
  lastActivityAt: IsoMoment | null;
};

/** By what the list is sorted; with a minus in front, the greatest first. Without: by name. */
export const RESELLER_SORTS = [
  'name',
  'code',
  'customers',
  'monthInvoices',
  'monthGrossPence',
  'people',
  'keys',
  'lastActivityAt',
] as const;

export type ResellerSort = (typeof RESELLER_SORTS)[number] | `-${(typeof RESELLER_SORTS)[number]}`;

/** `totals` are of all that the filter finds. */
export type ListResellers = {
  results: ResellerSummary[];
  pagination: Pagination;
  totals: { resellers: number; customers: number; monthInvoices: number; monthGrossPence: Pence };
};

/** What is allowed on a reseller, and what follows from it for each kind of person and for his keys. */
export type ResellerCapabilities = {
  switches: Record<ResellerSwitch, boolean>;
  /** The switches that change anything in his mode: all for wholesale, none for a partner. Show the others as not used. */
  usedSwitches: ResellerSwitch[];
  mayDo: Record<MembershipRole, Capability[]>;
  /** The most that a key of his can be given. */
  keysMayDo: Capability[];
};

export type ResellerTier = { name: string; since: IsoDate };

/** One reseller, as staff see him. */
export type ResellerDetail = Omit<ResellerSummary, 'people' | 'keys'> & {
  legalName: string;
  email: string | null;
  phone: string | null;
  website: string | null;
  /** The tier of today; null when he has none (yet). */
  tier: ResellerTier | null;
  /** The tier that he changes to on a later day. */
  nextTier: ResellerTier | null;
  /** The last bill run that billed customers of his; totals are his part of it. */
  lastRun: {
    documentId: string;
    name: string;
    runDate: IsoDate;
    invoices: number;
    grossPence: Pence;
  } | null;
  people: { active: number; invited: number; revoked: number };
  keys: { active: number; expiringSoon: number };
  capabilities: ResellerCapabilities;
  /** Why invitations cannot be sent by e-mail at the moment, in a sentence; null when they can. */
  mailHeldBecause: string | null;
};

/** What happened to a reseller and his rows. Who: by name; a key by its name. */
export type ActivityEntry = {
  id: string;
  at: IsoMoment;
  actor: {
    kind: 'admin' | 'user' | 'api-token' | 'reseller-key' | 'system';
    name: string | null;
    /** One of his people or keys; else the bureau. */
    isReseller: boolean;
  };
  /** Method and path of the request. */
  source: string;
  /**
   * `look`: staff started to look as him, `look-ended`: and ended it. `invited`, `key-made`, ... are told by `about` and
   * `action`: a membership that was created, a key that was created.
   */
  action: 'create' | 'update' | 'delete' | 'look' | 'look-ended';
  about: {
    /** `api::customer.customer`, ... ; `billing.api_keys`; `billing.view_as_sessions`. */
    type: string;
    /** In words: "Customer", "API key". */
    label: string;
    documentId: string;
    /** Its name, as it was then. */
    name: string | null;
  };
  /** The fields that changed, with what was in them. Empty for a look. */
  changes: { field: string; before: unknown; after: unknown }[];
  /** Why staff looked; null for everything else. */
  reason: string | null;
};

/**
 * Staff. Reading needs the permission `plugin::reseller-access.resellers.read`, writing `...resellers.manage`.
 * Errors are in `error.details`: code, field, whatToDo.
 *
 * GET /reseller-access/resellers?page&pageSize&search&mode&state&sort  -> ListResellers
 *      search: in name, code and legal name. What is senseless in the query is ignored.
 * GET /reseller-access/resellers/:documentId                -> GetReseller          errors: reseller-unknown (404)
 * PUT /reseller-access/resellers/:documentId/capabilities   PutCapabilitiesBody -> { data: ResellerCapabilities }
 *      errors: reseller-unknown (404), request-invalid (400, field)
 * GET /reseller-access/resellers/:documentId/activity?page&pageSize&by=reseller|bureau  -> ListActivity, newest first
 *      errors: reseller-unknown (404)
 */
export type GetReseller = { data: ResellerDetail };
/** The switches to change; those left out stay. */
export type PutCapabilitiesBody = Partial<Record<ResellerSwitch, boolean>>;
export type PutCapabilities = { data: ResellerCapabilities };
export type ListActivity = { results: ActivityEntry[]; pagination: Pagination };
