import { queryString } from '../../../../../src/admin/kit';
import type {
  LeaveOutBody,
  LeftOut,
  ListLikelyDuplicates,
} from '../../../shared/contracts/likely-duplicates';
import type { ListUsageRecords, UsageRecordDetail } from '../../../shared/contracts/usage-records';

import { billRunApi } from './api';

export type RecordFilter = {
  customer?: string;
  reseller?: string;
  invoice?: string;
  line?: string;
  file?: string;
  search?: string;
  from?: string;
  to?: string;
  flag?: string;
};

const ROOT = '/bill-run/usage-records';

/** Where a list is fetched as a file. */
export const recordsCsvPath = (filter: RecordFilter): string =>
  `${ROOT}/records.csv?${queryString(filter)}`;

const recordsApi = billRunApi.injectEndpoints({
  endpoints: (build) => ({
    listUsageRecords: build.query<
      ListUsageRecords,
      RecordFilter & { page: number; pageSize: number }
    >({
      query: (args) => `${ROOT}?${queryString(args)}`,
      providesTags: ['UsageFile'],
    }),
    getUsageRecord: build.query<UsageRecordDetail, string>({
      query: (id) => `${ROOT}/${id}`,
      transformResponse: ({ data }: { data: UsageRecordDetail }) => data,
      providesTags: ['UsageFile'],
    }),
    listLikelyDuplicates: build.query<
      ListLikelyDuplicates,
      { from?: string; to?: string; page: number; pageSize: number }
    >({
      query: (args) => `${ROOT}/likely-duplicates?${queryString(args)}`,
      providesTags: ['UsageFile'],
    }),
    leaveOutRecords: build.mutation<LeftOut, LeaveOutBody>({
      query: (data) => ({ url: `${ROOT}/leave-out`, method: 'POST', data }),
      transformResponse: ({ data }: { data: LeftOut }) => data,
      invalidatesTags: ['UsageFile'],
    }),
  }),
});

export const {
  useListUsageRecordsQuery,
  useGetUsageRecordQuery,
  useListLikelyDuplicatesQuery,
  useLeaveOutRecordsMutation,
} = recordsApi;
