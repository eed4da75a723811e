import type { SideMenuLink } from '../../../../../../src/admin/kit';
import type { Capability, MyAccess } from '../../../../shared/contracts/access';
import { PATHS } from '../../paths';
import { useText } from '../../text';

/** The pages of this reseller that this person may open. */
export const useMyLinks = ({ capabilities, reseller }: MyAccess): SideMenuLink[] => {
  const t = useText();
  const may = (capability: Capability) => capabilities.includes(capability);
  if (reseller.mode === 'acquisition-partner') {
    return may('customers.read') ? [{ to: PATHS.customers, label: t('accounts.title') }] : [];
  }
  return [
    { to: PATHS.overview, label: t('overview.menu') },
    may('customers.read') && { to: PATHS.customers, label: t('customers.title') },
    may('invoices.read') && { to: PATHS.checks, label: t('checks.menu') },
    may('invoices.read') && { to: PATHS.invoices, label: t('invoices.title') },
    may('runs.read') && { to: PATHS.runs, label: t('runs.title') },
    may('invoices.read') && { to: PATHS.bureauInvoices, label: t('bureauInvoices.menu') },
    may('usage.read') && { to: PATHS.usage, label: t('usage.title') },
    may('tariffs.read') && { to: PATHS.rates, label: t('rates.title') },
    may('people.manage') && { to: PATHS.people, label: t('people.title') },
    may('keys.manage') && { to: PATHS.keys, label: t('keys.title') },
  ].filter((link): link is SideMenuLink => Boolean(link));
};
