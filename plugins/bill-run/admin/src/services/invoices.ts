import { queryString } from '../../../../../src/admin/kit';
import type { InvoiceDetail, InvoiceSummary, ListInvoices } from '../../../shared/contracts/runs';

import { billRunApi } from './api';

type ListArgs = {
  page: number;
  pageSize: number;
  search?: string;
  status?: InvoiceSummary['status'];
};

const invoicesApi = billRunApi.injectEndpoints({
  endpoints: (build) => ({
    listInvoicesOfRun: build.query<ListInvoices, ListArgs & { runDocumentId: string }>({
      query: ({ runDocumentId, ...args }) =>
        `/bill-run/runs/${runDocumentId}/invoices?${queryString(args)}`,
      providesTags: ['BillRunInvoice'],
    }),
    listInvoices: build.query<ListInvoices, ListArgs>({
      query: (args) => `/bill-run/invoices?${queryString(args)}`,
      providesTags: ['BillRunInvoice'],
    }),
    getInvoice: build.query<InvoiceDetail, string>({
      query: (documentId) => `/bill-run/invoices/${documentId}`,
      transformResponse: ({ data }: { data: InvoiceDetail }) => data,
      providesTags: ['BillRunInvoice'],
    }),
  }),
});

export const { useListInvoicesOfRunQuery, useListInvoicesQuery, useGetInvoiceQuery } = invoicesApi;
