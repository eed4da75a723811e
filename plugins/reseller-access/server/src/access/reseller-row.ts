import type { MembershipRole, MyReseller, ResellerMode } from '../../../shared/contracts/access';
import type { ResellerSwitches } from './capabilities';

/** A reseller as the database answers with RESELLER_COLUMNS. */
export type ResellerRow = ResellerSwitches & {
  resellerId: number;
  resellerDocumentId: string;
  resellerCode: string;
  resellerName: string;
  mode: ResellerMode;
  /** Of the bureau; read here because behind the wall nobody reads its settings. */
  timeZone: string;
};

/** What of a reseller he may read himself. */
export type OwnResellerRow = Omit<ResellerRow, 'timeZone'>;

/** A reseller for whom a person may act, and as what. */
export type Membership = ResellerRow & {
  membershipId: number;
  role: MembershipRole;
  /** He was not noted to be here for some minutes. */
  isNotSeenLately: boolean;
};

/**
 * Columns of `resellers r` that he may read himself, behind the wall. A switch that was never set is what a new reseller
 * has.
 */
export const OWN_RESELLER_COLUMNS = `r.id as "resellerId", r.document_id as "resellerDocumentId", r.code as "resellerCode",
  r.name as "resellerName", r.mode, coalesce(r.allow_see_tariffs, true) as "allowSeeTariffs",
  coalesce(r.allow_edit_customers, true) as "allowEditCustomers",
  coalesce(r.allow_edit_services, false) as "allowEditServices", coalesce(r.allow_edit_rates, true) as "allowEditRates",
  coalesce(r.allow_send_usage, false) as "allowSendUsage", coalesce(r.allow_credits, false) as "allowCredits",
  coalesce(r.allow_credit_checks, false) as "allowCreditChecks",
  coalesce(r.allow_price_rises, false) as "allowPriceRises",
  coalesce(r.allow_api_keys, true) as "allowApiKeys",
  coalesce(r.allow_invite_people, true) as "allowInvitePeople"`;

/** The same, with where the bureau is: for before the wall. */
export const RESELLER_COLUMNS = `${OWN_RESELLER_COLUMNS},
  coalesce((select time_zone from bureau_settings order by id limit 1), 'Europe/London') as "timeZone"`;

/** What others may know of a reseller that somebody can choose. */
export const toMyReseller = (row: ResellerRow): MyReseller => ({
  documentId: row.resellerDocumentId,
  code: row.resellerCode,
  name: row.resellerName,
  mode: row.mode,
});

/** Whether a caller's choice, a document id or a code, is this reseller. */
export const isChosen = (row: ResellerRow, choice: string): boolean =>
  row.resellerDocumentId === choice || row.resellerCode === choice;
