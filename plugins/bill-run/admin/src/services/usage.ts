import { queryString } from '../../../../../src/admin/kit';
import type {
  ListSuspense,
  ListUsageDifferences,
  ListUsageFiles,
  SuspenseReason,
  UsageFile,
  UsageFileFilter,
} from '../../../shared/contracts/usage';

import { billRunApi } from './api';

type SuspenseArgs = { page: number; pageSize: number; file?: string; reason?: SuspenseReason };

const fileOf = ({ data }: { data: UsageFile }): UsageFile => data;

const usageApi = billRunApi.injectEndpoints({
  endpoints: (build) => ({
    listUsageFiles: build.query<
      ListUsageFiles,
      UsageFileFilter & { page: number; pageSize: number }
    >({
      query: (args) => `/bill-run/usage-files?${queryString(args)}`,
      providesTags: ['UsageFile'],
    }),
    getUsageFile: build.query<UsageFile, string>({
      query: (documentId) => `/bill-run/usage-files/${documentId}`,
      transformResponse: fileOf,
      providesTags: ['UsageFile'],
    }),
    listSuspendedRows: build.query<ListSuspense, SuspenseArgs>({
      query: (args) => `/bill-run/suspense?${queryString(args)}`,
      providesTags: ['UsageFile'],
    }),
    listUsageDifferences: build.query<
      ListUsageDifferences,
      { documentId: string; page: number; pageSize: number }
    >({
      query: ({ documentId, ...page }) =>
        `/bill-run/usage-files/${documentId}/differences?${queryString(page)}`,
      providesTags: ['UsageFile'],
    }),
    retryUsageFile: build.mutation<UsageFile, string>({
      query: (documentId) => ({
        url: `/bill-run/usage-files/${documentId}/retry`,
        method: 'POST',
        data: {},
      }),
      transformResponse: fileOf,
      invalidatesTags: ['UsageFile'],
    }),
  }),
});

export const {
  useListUsageFilesQuery,
  useGetUsageFileQuery,
  useListSuspendedRowsQuery,
  useListUsageDifferencesQuery,
  useRetryUsageFileMutation,
} = usageApi;
