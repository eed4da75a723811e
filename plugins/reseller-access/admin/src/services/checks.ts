import { queryString } from '../../../../../src/admin/kit';
import type {
  BillCheck,
  CheckFilter,
  ListChecks,
  NewAmendment,
} from '../../../../bill-run/shared/contracts/checks';
import type { ApprovalOutlook } from '../../../../bill-run/shared/contracts/run-windows';
import { my, myApi, perReseller } from '../acting/myApi';

type Approval =
  | { proformaIds: string[]; versions: Record<string, string> }
  | { all: true; version: string };
type ListArgs = {
  page: number;
  pageSize: number;
  search?: string;
  filter?: CheckFilter;
  sort?: string;
};

const checksApi = myApi.enhanceEndpoints({ addTagTypes: ['MyChecks'] }).injectEndpoints({
  endpoints: (build) => ({
    listMyChecks: build.query<ListChecks, ListArgs>({
      query: (args) => my(`/checks?${queryString(args)}`),
      providesTags: ['MyChecks'],
      ...perReseller,
    }),
    getMyCheck: build.query<BillCheck, string>({
      query: (id) => my(`/checks/${id}`),
      transformResponse: ({ data }: { data: BillCheck }) => data,
      providesTags: ['MyChecks'],
      ...perReseller,
    }),
    commentMyBill: build.mutation<unknown, { id: string; body: string }>({
      query: ({ id, body }) => my(`/proformas/${id}/comments`, { method: 'POST', data: { body } }),
      invalidatesTags: ['MyChecks'],
    }),
    amendMyBill: build.mutation<unknown, { id: string; amendment: NewAmendment }>({
      query: ({ id, amendment }) =>
        my(`/proformas/${id}/amendments`, { method: 'POST', data: amendment }),
      invalidatesTags: ['MyChecks'],
    }),
    withdrawMyAmendment: build.mutation<unknown, { id: string; amendment: string }>({
      query: ({ id, amendment }) =>
        my(`/proformas/${id}/amendments/${amendment}`, { method: 'DELETE' }),
      invalidatesTags: ['MyChecks'],
    }),
    recalculateMyBill: build.mutation<unknown, string>({
      query: (id) => my(`/proformas/${id}/recalculations`, { method: 'POST', data: {} }),
      invalidatesTags: ['MyChecks'],
    }),
    getMyApprovals: build.query<ApprovalOutlook, void>({
      query: () => my('/approvals'),
      transformResponse: ({ data }: { data: ApprovalOutlook }) => data,
      providesTags: ['MyChecks'],
      ...perReseller,
    }),
    approveMyBills: build.mutation<unknown, Approval>({
      query: (data) => my('/approvals', { method: 'POST', data }),
      invalidatesTags: ['MyChecks', 'My'],
    }),
  }),
});

export const {
  useListMyChecksQuery,
  useGetMyCheckQuery,
  useGetMyApprovalsQuery,
  useCommentMyBillMutation,
  useAmendMyBillMutation,
  useWithdrawMyAmendmentMutation,
  useRecalculateMyBillMutation,
  useApproveMyBillsMutation,
} = checksApi;
