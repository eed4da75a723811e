import { queryString } from '../../../../../src/admin/kit';
import type { HomeFigures } from '../../../shared/contracts/home';
import type {
  DuePreview,
  ListDryRunBills,
  ListRuns,
  RunDetail,
  RunSummary,
  StartRunBody,
} from '../../../shared/contracts/runs';

import { billRunApi } from './api';

type Answer<Data> = { data: Data };
type PageArgs = { page: number; pageSize: number };

const dataOf = <Data>({ data }: Answer<Data>): Data => data;

const runsApi = billRunApi.injectEndpoints({
  endpoints: (build) => ({
    getBillRunHome: build.query<HomeFigures, void>({
      query: () => '/bill-run/home',
      transformResponse: dataOf<HomeFigures>,
      providesTags: ['BillRun', 'UsageFile'],
    }),
    listBillRuns: build.query<ListRuns, PageArgs>({
      query: (args) => `/bill-run/runs?${queryString(args)}`,
      providesTags: ['BillRun'],
    }),
    getBillRun: build.query<RunDetail, string>({
      query: (documentId) => `/bill-run/runs/${documentId}`,
      transformResponse: dataOf<RunDetail>,
      providesTags: ['BillRun'],
    }),
    getDryRunReport: build.query<
      ListDryRunBills,
      PageArgs & { run: string; search?: string | undefined }
    >({
      query: ({ run, ...args }) => `/bill-run/runs/${run}/report?${queryString(args)}`,
      providesTags: ['BillRun'],
    }),
    getDueCustomers: build.query<DuePreview, string>({
      query: (date) => `/bill-run/due?${queryString({ date })}`,
      transformResponse: dataOf<DuePreview>,
      providesTags: ['BillRun'],
    }),
    startBillRun: build.mutation<RunSummary, StartRunBody>({
      query: (data) => ({ url: '/bill-run/runs', method: 'POST', data }),
      transformResponse: dataOf<RunSummary>,
      invalidatesTags: ['BillRun'],
    }),
    issueBillRun: build.mutation<RunSummary, { documentId: string; version: string }>({
      query: ({ documentId, version }) => ({
        url: `/bill-run/runs/${documentId}/issue`,
        method: 'POST',
        data: { version },
      }),
      transformResponse: dataOf<RunSummary>,
      invalidatesTags: ['BillRun', 'BillRunInvoice', 'BillCheck'],
    }),
    cancelBillRun: build.mutation<RunSummary, string>({
      query: (documentId) => ({
        url: `/bill-run/runs/${documentId}/cancel`,
        method: 'POST',
        data: {},
      }),
      transformResponse: dataOf<RunSummary>,
      invalidatesTags: (run) => (run ? ['BillRun', 'BillRunInvoice'] : []),
    }),
    retryBillRun: build.mutation<RunSummary, string>({
      query: (documentId) => ({
        url: `/bill-run/runs/${documentId}/retry`,
        method: 'POST',
        data: {},
      }),
      transformResponse: dataOf<RunSummary>,
      invalidatesTags: ['BillRun'],
    }),
  }),
});

export const {
  useGetBillRunHomeQuery,
  useListBillRunsQuery,
  useGetBillRunQuery,
  useGetDryRunReportQuery,
  useGetDueCustomersQuery,
  useStartBillRunMutation,
  useIssueBillRunMutation,
  useCancelBillRunMutation,
  useRetryBillRunMutation,
} = runsApi;
