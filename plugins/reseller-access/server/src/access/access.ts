import type {
  Capability,
  MembershipRole,
  MyReseller,
  ResellerMode,
} from '../../../shared/contracts/access';

/** For which reseller a request acts, and what it may do: one reseller for each request. */
export type Access = {
  /** Through which door it came. */
  via: 'panel' | 'user' | 'key' | 'view-as' | 'bureau-token';
  resellerId: number;
  resellerDocumentId: string;
  resellerCode: string;
  resellerName: string;
  mode: ResellerMode;
  /** Where the bureau is: its today decides what has begun. IANA name. */
  timeZone: string;
  /** Of a person who is a member; undefined for keys and for staff. */
  membershipRole?: MembershipRole;
  capabilities: ReadonlySet<Capability>;
  /** All resellers that the caller could have chosen, by name; this one is among them. */
  choices: MyReseller[];
  /** Nothing can be written: staff who look as the reseller. */
  isReadOnly: boolean;
};
