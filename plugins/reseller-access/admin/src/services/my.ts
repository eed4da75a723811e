import { adminApi } from '@strapi/strapi/admin';

import { queryString } from '../../../../../src/admin/kit';
import type { GetMyOverview, MyInvoices, MyOverview } from '../../../shared/contracts/my';

const myApi = adminApi.injectEndpoints({
  endpoints: (build) => ({
    getMyOverview: build.query<MyOverview, void>({
      query: () => '/reseller-access/my/overview',
      transformResponse: ({ data }: GetMyOverview) => data,
    }),
    listMyInvoices: build.query<MyInvoices, { page: number; pageSize: number; search?: string }>({
      query: (args) => `/reseller-access/my/invoices?${queryString(args)}`,
    }),
  }),
});

export const { useGetMyOverviewQuery, useListMyInvoicesQuery } = myApi;

/** Fetched anew whenever its page is opened: bills may have been issued meanwhile. */
export const ALWAYS_FRESH = { refetchOnMountOrArgChange: true } as const;
