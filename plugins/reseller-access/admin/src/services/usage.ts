import { queryString } from '../../../../../src/admin/kit';
import type {
  ListOf,
  SuspendedRow,
  UsageFileRow,
  UsagePreview,
  UsageSourceRow,
} from '../../../shared/contracts/lists';
import { my, myApi, perReseller } from '../acting/myApi';
import type { ListArgs } from './lists';

const dataOf = <Row>({ data }: { data: Row }): Row => data;

const usageApi = myApi.injectEndpoints({
  endpoints: (build) => ({
    listMyUsageFiles: build.query<ListOf<UsageFileRow>, ListArgs>({
      query: (args) => my(`/usage-files?${queryString(args)}`),
      providesTags: ['MyUsage'],
      ...perReseller,
    }),
    getMyUsageFile: build.query<UsageFileRow, string>({
      query: (id) => my(`/usage-files/${id}`),
      transformResponse: dataOf<UsageFileRow>,
      providesTags: ['MyUsage'],
      ...perReseller,
    }),
    listMyFileRows: build.query<ListOf<SuspendedRow>, ListArgs & { id: string }>({
      query: ({ id, ...args }) => my(`/usage-files/${id}/suspended-rows?${queryString(args)}`),
      providesTags: ['MyUsage'],
      ...perReseller,
    }),
    listMySources: build.query<UsageSourceRow[], void>({
      query: () => my('/usage-sources'),
      transformResponse: dataOf<UsageSourceRow[]>,
      providesTags: ['MyUsage'],
      ...perReseller,
    }),
    previewMyFile: build.query<UsagePreview, { source: string; text: string }>({
      query: (data) => my('/usage-files/preview', { method: 'POST', data }),
      transformResponse: dataOf<UsagePreview>,
      ...perReseller,
    }),
  }),
});

export const {
  useListMyUsageFilesQuery,
  useGetMyUsageFileQuery,
  useListMyFileRowsQuery,
  useListMySourcesQuery,
  usePreviewMyFileQuery,
} = usageApi;
