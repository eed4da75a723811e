import { adminApi } from '@strapi/strapi/admin';

/** The panel's own API slice with what our pages keep: a change of a run makes the lists that show it stale. */
export const billRunApi = adminApi.enhanceEndpoints({
  addTagTypes: [
    'BillRun',
    'BillRunInvoice',
    'BillCheck',
    'UsageFile',
    'BillDay',
    'BillService',
    'PriceRise',
    'NextCharge',
    'CreditCheck',
  ],
});

/** A list is fetched anew whenever its page is opened: somebody else may have worked on it. */
export const ALWAYS_FRESH = { refetchOnMountOrArgChange: true } as const;

/** How often a page looks at work under way. */
export const POLL_MS = 1000;
