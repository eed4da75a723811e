import {
  capabilitiesOfKey,
  capabilitiesOfMember,
  capabilitiesOfReseller,
  capabilitiesOfViewer,
} from '../../plugins/reseller-access/server/src/access/capabilities';
import { CAPABILITIES } from '../../plugins/reseller-access/shared/contracts/access';

const switches = {
  allowSeeTariffs: true,
  allowEditCustomers: true,
  allowEditServices: true,
  allowEditRates: true,
  allowSendUsage: true,
  allowCredits: true,
  allowCreditChecks: true,
  allowPriceRises: true,
  allowApiKeys: true,
  allowInvitePeople: true,
};
const off = Object.fromEntries(
  Object.keys(switches).map((name) => [name, false]),
) as typeof switches;
const READING = [
  ...['customers.read', 'services.read', 'invoices.read'],
  ...['credit-checks.read', 'runs.read', 'usage.read'],
];

describe('what a reseller may do', () => {
  it('is everything for a wholesale reseller whom staff allow everything', () => {
    expect(capabilitiesOfReseller({ mode: 'wholesale', switches })).toEqual(CAPABILITIES);
  });

  it('is to look at his own and to approve his bills, whatever staff switch off', () => {
    const left = capabilitiesOfReseller({ mode: 'wholesale', switches: off });
    expect(left.filter((name) => name !== 'bills.approve')).toEqual(READING);
  });

  it('is to look at accounts for an acquisition partner, whatever staff switch on', () => {
    const partner = { mode: 'acquisition-partner', switches } as const;
    const accounts = ['customers.read', 'services.read'];
    expect(capabilitiesOfReseller(partner)).toEqual(accounts);
    expect(capabilitiesOfMember({ ...partner, role: 'owner' })).toEqual(accounts);
    expect(capabilitiesOfKey({ ...partner, scopes: [...CAPABILITIES] })).toEqual(accounts);
  });

  it('does not include changing rates that he may not see', () => {
    const blind = { ...switches, allowSeeTariffs: false };
    expect(capabilitiesOfReseller({ mode: 'wholesale', switches: blind })).not.toContain(
      'rates.write',
    );
  });
});

describe('what somebody may do for him', () => {
  const reseller = { mode: 'wholesale', switches } as const;

  it('is everything as owner, all but people and keys in billing, looking in sales', () => {
    expect(capabilitiesOfMember({ ...reseller, role: 'owner' })).toEqual(CAPABILITIES);
    expect(capabilitiesOfMember({ ...reseller, role: 'billing' })).toEqual(
      CAPABILITIES.slice(0, -2),
    );
    expect(capabilitiesOfMember({ ...reseller, role: 'sales-read-only' })).toEqual(
      CAPABILITIES.filter((name) => name.endsWith('.read')),
    );
  });

  it('is looking for staff who look as him', () => {
    expect(capabilitiesOfViewer(reseller).every((name) => name.endsWith('.read'))).toBe(true);
  });

  it('is what its scopes name for a key, never people and keys, and nothing that is not known', () => {
    expect(
      capabilitiesOfKey({ ...reseller, scopes: ['rates.write', 'keys.manage', 'all'] }),
    ).toEqual(['rates.write']);
    expect(capabilitiesOfKey({ ...reseller, scopes: [] })).toEqual([]);
  });
});
