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
  return [
    runs.allowedActions.canRead && { to: PATHS.today, label: t('menu.today') },
    runs.allowedActions.canRead && { to: PATHS.runs, label: t('menu.runs') },
    runs.allowedActions.canRead && { to: PATHS.parked, label: t('menu.parked') },
    runs.allowedActions.canRead && { to: PATHS.calendar, label: t('menu.calendar') },
    runs.allowedActions.canRead && { to: PATHS.services, label: t('menu.services') },
    runs.allowedActions.canRead && { to: PATHS.priceRises, label: t('menu.priceRises') },
    invoices.allowedActions.canRead && { to: PATHS.invoices, label: t('menu.invoices') },
    usage.allowedActions.canRead && { to: PATHS.usage, label: t('menu.usage') },
    usage.allowedActions.canRead && { to: PATHS.sources, label: t('menu.sources') },
    usage.allowedActions.canRead && { to: PATHS.suspense, label: t('menu.suspense') },
    usage.allowedActions.canRead && { to: PATHS.calls, label: t('menu.calls') },
    usage.allowedActions.canRead && { to: PATHS.simulator, label: t('menu.simulator') },
    usage.allowedActions.canRead && { to: PATHS.reratings, label: t('menu.reratings') },
    usage.allowedActions.canRead && { to: PATHS.whatIfs, label: t('menu.whatIf') },
    rates.allowedActions.canRead && { to: PATHS.rates, label: t('menu.rates') },
    usage.allowedActions.canRead && { to: PATHS.balances, label: t('menu.balances') },
    usage.allowedActions.canRead && { to: PATHS.bundles, label: t('menu.bundles') },
    usage.allowedActions.canRead && { to: PATHS.alerts, label: t('menu.alerts') },
  ].filter((link): link is SideMenuLink => Boolean(link));
};
