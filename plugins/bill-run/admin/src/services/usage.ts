import { queryString } from '../../../../../src/admin/kit';
import type {
  ListSuspense,
  ListUsageFiles,
  SuspenseReason,
  UsageFile,
} from '../../../shared/contracts/usage';

import { billRunApi } from './api';

type SuspenseArgs = { page: number; pageSize: number; file?: string; reason?: SuspenseReason };

const fileOf = ({ data }: { data: UsageFile }): UsageFile => data;

const formOf = ({ file, source }: { file: File; source: string }): FormData => {
  const form = new FormData();
  if (source) {
    form.set('source', source);
  }
  form.set('file', file);
  return form;
};

const usageApi = billRunApi.injectEndpoints({
  endpoints: (build) => ({
    listUsageFiles: build.query<ListUsageFiles, { page: number; pageSize: number }>({
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
    uploadUsageFile: build.mutation<UsageFile, { file: File; source: string }>({
      query: (upload) => ({ url: '/bill-run/usage-files', method: 'POST', data: formOf(upload) }),
      transformResponse: fileOf,
      invalidatesTags: ['UsageFile'],
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
  useUploadUsageFileMutation,
  useRetryUsageFileMutation,
} = usageApi;
