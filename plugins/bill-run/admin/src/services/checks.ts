import { queryString } from '../../../../../src/admin/kit';
import type {
  BillCheck,
  CheckFilter,
  ListChecks,
  NewAmendment,
  ParkedBill,
  Today,
  TriedTogether,
  TryAgain,
} from '../../../shared/contracts/checks';
import type { RunLogEntry } from '../../../shared/contracts/run-log';
import type {
  ApproveBills,
  BillsToApprove,
  BillsToIssue,
  IssueOutlook,
  SeenBills,
} from '../../../shared/contracts/run-windows';
import type { RunSummary } from '../../../shared/contracts/runs';

import { billRunApi } from './api';

type ListArgs = {
  run: string;
  page: number;
  pageSize: number;
  search?: string;
  filter?: CheckFilter;
  sort?: string;
};
type RunAct = 'pause' | 'resume' | 'check-again' | 'go-on';

const dataOf = <Data>({ data }: { data: Data }): Data => data;
const post = (url: string, data: unknown = {}) => ({
  url: `/bill-run${url}`,
  method: 'POST' as const,
  data,
});
/** Everything that shows bills of runs is stale. */
const STALE = ['BillRun', 'BillRunInvoice', 'BillCheck'] as const;

const checksApi = billRunApi.injectEndpoints({
  endpoints: (build) => ({
    listChecks: build.query<ListChecks, ListArgs>({
      query: ({ run, ...args }) => `/bill-run/runs/${run}/checks?${queryString(args)}`,
      providesTags: ['BillCheck'],
    }),
    getCheck: build.query<BillCheck, string>({
      query: (id) => `/bill-run/checks/${id}`,
      transformResponse: dataOf<BillCheck>,
      providesTags: ['BillCheck'],
    }),
    commentCheck: build.mutation<BillCheck, { id: string; body: string }>({
      query: ({ id, body }) => post(`/checks/${id}/comments`, { body }),
      transformResponse: dataOf<BillCheck>,
      invalidatesTags: ['BillCheck'],
    }),
    amendCheck: build.mutation<BillCheck, { id: string; amendment: NewAmendment }>({
      query: ({ id, amendment }) => post(`/checks/${id}/amendments`, amendment),
      transformResponse: dataOf<BillCheck>,
      invalidatesTags: (bill) => (bill ? [...STALE] : []),
    }),
    withdrawAmendment: build.mutation<BillCheck, { id: string; amendment: string }>({
      query: ({ id, amendment }) => post(`/checks/${id}/amendments/${amendment}/withdraw`),
      transformResponse: dataOf<BillCheck>,
      invalidatesTags: (bill) => (bill ? [...STALE] : []),
    }),
    recalculateCheck: build.mutation<BillCheck, string>({
      query: (id) => post(`/checks/${id}/recalculate`),
      transformResponse: dataOf<BillCheck>,
      invalidatesTags: (bill) => (bill ? [...STALE] : []),
    }),
    approvalOutlook: build.mutation<IssueOutlook, { run: string; bills: BillsToIssue }>({
      query: ({ run, bills }) => post(`/runs/${run}/outlook`, bills),
      transformResponse: dataOf<IssueOutlook>,
    }),
    approveBills: build.mutation<ApproveBills, { run: string; bills: BillsToApprove & SeenBills }>({
      query: ({ run, bills }) => post(`/runs/${run}/approve`, bills),
      // Refused, something has changed: what stands now is fetched.
      invalidatesTags: [...STALE],
    }),
    takeApprovalBack: build.mutation<ApproveBills, { run: string; bills: BillsToApprove }>({
      query: ({ run, bills }) => post(`/runs/${run}/unapprove`, bills),
      invalidatesTags: [...STALE],
    }),
    issueApproved: build.mutation<RunSummary, { run: string; version: string }>({
      query: ({ run, version }) => post(`/runs/${run}/issue`, { only: 'approved', version }),
      transformResponse: dataOf<RunSummary>,
      invalidatesTags: [...STALE],
    }),
    actOnRun: build.mutation<RunSummary, { run: string; act: RunAct }>({
      query: ({ run, act }) => post(`/runs/${run}/${act}`),
      transformResponse: dataOf<RunSummary>,
      invalidatesTags: (done) => (done ? [...STALE] : []),
    }),
    getRunLog: build.query<RunLogEntry[], string>({
      query: (run) => `/bill-run/runs/${run}/log`,
      transformResponse: dataOf<RunLogEntry[]>,
      providesTags: ['BillRun', 'BillCheck'],
    }),
    listParked: build.query<ParkedBill[], void>({
      query: () => '/bill-run/parked',
      transformResponse: dataOf<ParkedBill[]>,
      providesTags: ['BillRun'],
    }),
    tryParkedAgain: build.mutation<TryAgain['data'], string>({
      query: (customer) => post(`/parked/${customer}/again`),
      transformResponse: dataOf<TryAgain['data']>,
      invalidatesTags: (done) => (done ? [...STALE] : []),
    }),
    tryParkedTogether: build.mutation<TriedTogether, string[]>({
      query: (customers) => post('/parked/again', { customers }),
      transformResponse: dataOf<TriedTogether>,
      invalidatesTags: (done) => (done ? [...STALE] : []),
    }),
    getToday: build.query<Today, void>({
      query: () => '/bill-run/today',
      transformResponse: dataOf<Today>,
      providesTags: ['BillRun', 'BillCheck', 'UsageFile'],
    }),
  }),
});

export const {
  useListChecksQuery,
  useGetCheckQuery,
  useCommentCheckMutation,
  useAmendCheckMutation,
  useWithdrawAmendmentMutation,
  useRecalculateCheckMutation,
  useApprovalOutlookMutation,
  useApproveBillsMutation,
  useTakeApprovalBackMutation,
  useIssueApprovedMutation,
  useActOnRunMutation,
  useGetRunLogQuery,
  useListParkedQuery,
  useTryParkedAgainMutation,
  useTryParkedTogetherMutation,
  useGetTodayQuery,
} = checksApi;
