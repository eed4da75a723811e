import type { MembershipRole } from '../../../shared/contracts/access';
import {
  RESELLER_SWITCHES,
  type ResellerCapabilities,
  type ResellerSwitch,
} from '../../../shared/contracts/resellers';
import {
  capabilitiesOfMember,
  capabilitiesOfReseller,
  type ResellerSwitches,
} from '../access/capabilities';
import type { OwnResellerRow } from '../access/reseller-row';

const switchesOf = (row: ResellerSwitches): Record<ResellerSwitch, boolean> =>
  Object.fromEntries(RESELLER_SWITCHES.map((name) => [name, row[name]])) as Record<
    ResellerSwitch,
    boolean
  >;

/** What a reseller is allowed, and what each kind of person and his keys may do by it. Pure. */
export const resellerCapabilities = (row: OwnResellerRow): ResellerCapabilities => {
  const { mode } = row;
  const ofRole = (role: MembershipRole) => capabilitiesOfMember({ mode, switches: row, role });
  return {
    switches: switchesOf(row),
    usedSwitches: mode === 'wholesale' ? [...RESELLER_SWITCHES] : [],
    mayDo: {
      owner: ofRole('owner'),
      billing: ofRole('billing'),
      'sales-read-only': ofRole('sales-read-only'),
    },
    keysMayDo: scopesOfReseller(row),
  };
};

/** What a key of a reseller can be given at most: all that he may do, but people and keys. */
export const scopesOfReseller = (row: Pick<OwnResellerRow, 'mode'> & ResellerSwitches) =>
  capabilitiesOfReseller({ mode: row.mode, switches: row }).filter(
    (capability) => !capability.endsWith('.manage'),
  );
