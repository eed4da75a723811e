import { queryString } from '../../../../../src/admin/kit';
import type { GetMyAccess, MyAccess } from '../../../shared/contracts/access';
import type { GetMyOverview, MyInvoices, MyOverview } from '../../../shared/contracts/my';
import { my, myApi, perReseller } from '../acting/myApi';

type InvoiceArgs = {
  page: number;
  pageSize: number;
  search?: string;
  sort?: string;
  customer?: string;
  run?: string;
};

const baseApi = myApi.injectEndpoints({
  endpoints: (build) => ({
    getMyAccess: build.query<MyAccess, void>({
      query: () => my('/access'),
      transformResponse: ({ data }: GetMyAccess) => data,
      ...perReseller,
    }),
    getMyOverview: build.query<MyOverview, void>({
      query: () => my('/overview'),
      transformResponse: ({ data }: GetMyOverview) => data,
      providesTags: ['My'],
      ...perReseller,
    }),
    listMyInvoices: build.query<MyInvoices, InvoiceArgs>({
      query: (args) => my(`/invoices?${queryString(args)}`),
      providesTags: ['My'],
      ...perReseller,
    }),
  }),
});

export const { useGetMyAccessQuery, useGetMyOverviewQuery, useListMyInvoicesQuery } = baseApi;
