import type {
  PreviewBody,
  SaveMappingBody,
  SourceMapping,
  SourcePreview,
  UsageFormat,
  UsageSource,
  UsageSourceBody,
  UsageSourceChoice,
  UsageSourceDetail,
} from '../../../shared/contracts/usage-sources';

import { billRunApi } from './api';

const ROOT = '/bill-run/usage-sources';

const dataOf = <Data>({ data }: { data: Data }): Data => data;

const sourcesApi = billRunApi.enhanceEndpoints({ addTagTypes: ['UsageSource'] }).injectEndpoints({
  endpoints: (build) => ({
    listUsageSources: build.query<UsageSource[], void>({
      query: () => ROOT,
      transformResponse: dataOf,
      providesTags: ['UsageSource'],
    }),
    getSourceChoices: build.query<
      { suppliers: UsageSourceChoice[]; resellers: UsageSourceChoice[] },
      void
    >({
      query: () => `${ROOT}/choices`,
      transformResponse: dataOf,
    }),
    getUsageSource: build.query<UsageSourceDetail, string>({
      query: (documentId) => `${ROOT}/${documentId}`,
      transformResponse: dataOf,
      providesTags: ['UsageSource'],
    }),
    getPreset: build.query<SourceMapping | null, UsageFormat>({
      query: (format) => `${ROOT}/preset/${format}`,
      transformResponse: dataOf,
    }),
    previewSource: build.query<SourcePreview, PreviewBody>({
      query: (data) => ({ url: `${ROOT}/preview`, method: 'POST', data }),
      transformResponse: dataOf,
    }),
    createUsageSource: build.mutation<UsageSourceDetail, UsageSourceBody>({
      query: (data) => ({ url: ROOT, method: 'POST', data }),
      transformResponse: dataOf,
      invalidatesTags: ['UsageSource'],
    }),
    updateUsageSource: build.mutation<
      UsageSourceDetail,
      { documentId: string; body: UsageSourceBody }
    >({
      query: ({ documentId, body }) => ({
        url: `${ROOT}/${documentId}`,
        method: 'PUT',
        data: body,
      }),
      transformResponse: dataOf,
      invalidatesTags: ['UsageSource'],
    }),
    saveMapping: build.mutation<UsageSourceDetail, { documentId: string; body: SaveMappingBody }>({
      query: ({ documentId, body }) => ({
        url: `${ROOT}/${documentId}/mapping`,
        method: 'POST',
        data: body,
      }),
      transformResponse: dataOf,
      invalidatesTags: ['UsageSource'],
    }),
  }),
});

export const {
  useListUsageSourcesQuery,
  useGetSourceChoicesQuery,
  useGetUsageSourceQuery,
  usePreviewSourceQuery,
  useCreateUsageSourceMutation,
  useUpdateUsageSourceMutation,
  useSaveMappingMutation,
} = sourcesApi;
