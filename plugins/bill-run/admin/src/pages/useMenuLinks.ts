import { useRBAC } from '@strapi/strapi/admin';

import type { SideMenuLink } from '../../../../../src/admin/kit';
import { PATHS } from '../paths';
import { PERMISSIONS } from '../permissions';
import { useText } from '../text';

/** The pages that this person may open; undefined until it is known. */
export const useMenuLinks = (): SideMenuLink[] | undefined => {
  const t = useText();
  const runs = useRBAC(PERMISSIONS.readRuns);
  const invoices = useRBAC(PERMISSIONS.readInvoices);
  const usage = useRBAC(PERMISSIONS.readUsage);
  const rates = useRBAC(PERMISSIONS.readRates);
  if (rates.isLoading || runs.isLoading || invoices.isLoading || usage.isLoading) {
    return undefined;
  }
  const [bills, calls, prices] = [t('menu.bills'), t('menu.calls.group'), t('menu.prices')];
  return [
    runs.allowedActions.canRead && { to: PATHS.today, label: t('menu.today'), group: bills },
    runs.allowedActions.canRead && { to: PATHS.runs, label: t('menu.runs'), group: bills },
    runs.allowedActions.canRead && { to: PATHS.parked, label: t('menu.parked'), group: bills },
    runs.allowedActions.canRead && { to: PATHS.calendar, label: t('menu.calendar'), group: bills },
    runs.allowedActions.canRead && { to: PATHS.services, label: t('menu.services'), group: bills },
    runs.allowedActions.canRead && {
      to: PATHS.priceRises,
      label: t('menu.priceRises'),
      group: bills,
    },
    invoices.allowedActions.canRead && {
      to: PATHS.invoices,
      label: t('menu.invoices'),
      group: bills,
    },
    usage.allowedActions.canRead && { to: PATHS.usage, label: t('menu.usage'), group: calls },
    usage.allowedActions.canRead && { to: PATHS.sources, label: t('menu.sources'), group: calls },
    usage.allowedActions.canRead && { to: PATHS.suspense, label: t('menu.suspense'), group: calls },
    usage.allowedActions.canRead && { to: PATHS.calls, label: t('menu.calls'), group: calls },
    usage.allowedActions.canRead && { to: PATHS.balances, label: t('menu.balances'), group: calls },
    usage.allowedActions.canRead && { to: PATHS.bundles, label: t('menu.bundles'), group: calls },
    usage.allowedActions.canRead && { to: PATHS.alerts, label: t('menu.alerts'), group: calls },
    rates.allowedActions.canRead && { to: PATHS.rates, label: t('menu.rates'), group: prices },
    usage.allowedActions.canRead && {
      to: PATHS.simulator,
      label: t('menu.simulator'),
      group: prices,
    },
    usage.allowedActions.canRead && {
      to: PATHS.reratings,
      label: t('menu.reratings'),
      group: prices,
    },
    usage.allowedActions.canRead && { to: PATHS.whatIfs, label: t('menu.whatIf'), group: prices },
  ].filter((link) => link !== false);
};
