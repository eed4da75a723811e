import {
  CAPABILITIES,
  type Capability,
  type MembershipRole,
  type ResellerMode,
} from '../../../shared/contracts/access';

/** What staff allow a reseller, as on his record. */
export type ResellerSwitches = {
  allowSeeTariffs: boolean;
  allowEditCustomers: boolean;
  allowEditServices: boolean;
  allowEditRates: boolean;
  allowSendUsage: boolean;
  allowCredits: boolean;
  allowCreditChecks: boolean;
  allowPriceRises: boolean;
  allowApiKeys: boolean;
  allowInvitePeople: boolean;
};

/** What a mode allows at most. A partner looks at the accounts he brought in: no prices, no actions. */
const CEILING: Record<ResellerMode, readonly Capability[]> = {
  wholesale: CAPABILITIES,
  'acquisition-partner': ['customers.read', 'services.read'],
};

const isReading = (capability: Capability): boolean => capability.endsWith('.read');

const OF_ROLE: Record<MembershipRole, (capability: Capability) => boolean> = {
  owner: () => true,
  billing: (capability) => capability !== 'people.manage' && capability !== 'keys.manage',
  'sales-read-only': isReading,
};

/** Capabilities that a switch turns off. What is not here is always on. */
const SWITCH_OF: Partial<Record<Capability, keyof ResellerSwitches>> = {
  'tariffs.read': 'allowSeeTariffs',
  'customers.write': 'allowEditCustomers',
  'services.write': 'allowEditServices',
  'rates.write': 'allowEditRates',
  'usage.write': 'allowSendUsage',
  'invoices.credit': 'allowCredits',
  'credit-checks.write': 'allowCreditChecks',
  'price-rises.write': 'allowPriceRises',
  'keys.manage': 'allowApiKeys',
  'people.manage': 'allowInvitePeople',
};

/** What a write is no use without. */
const NEEDS: Partial<Record<Capability, Capability>> = {
  'rates.write': 'tariffs.read',
  'price-rises.read': 'tariffs.read',
  'price-rises.write': 'tariffs.read',
  'bills.approve': 'invoices.read',
};

/** What a reseller may do at most, whoever acts for him. */
export const capabilitiesOfReseller = ({
  mode,
  switches,
}: {
  mode: ResellerMode;
  switches: ResellerSwitches;
}): Capability[] => {
  const isOn = (capability: Capability): boolean => {
    const name = SWITCH_OF[capability];
    return name === undefined || switches[name];
  };
  return CEILING[mode].filter((capability) => {
    const needed = NEEDS[capability];
    return isOn(capability) && (needed === undefined || isOn(needed));
  });
};

/** What a member of a reseller may do. */
export const capabilitiesOfMember = ({
  role,
  ...reseller
}: {
  mode: ResellerMode;
  switches: ResellerSwitches;
  role: MembershipRole;
}): Capability[] => capabilitiesOfReseller(reseller).filter(OF_ROLE[role]);

/** What staff see who look as a reseller: all that he may read, nothing that changes anything. */
export const capabilitiesOfViewer = (reseller: {
  mode: ResellerMode;
  switches: ResellerSwitches;
}): Capability[] => capabilitiesOfReseller(reseller).filter(isReading);

/** What the holder of a key may do: its scopes, as far as the reseller himself may. Never people or keys. */
export const capabilitiesOfKey = ({
  scopes,
  ...reseller
}: {
  mode: ResellerMode;
  switches: ResellerSwitches;
  scopes: readonly string[];
}): Capability[] =>
  capabilitiesOfReseller(reseller)
    .filter((capability) => !capability.endsWith('.manage'))
    .filter((capability) => scopes.includes(capability));
