import { queryString } from '../../../../../src/admin/kit';
import type {
  Choice,
  ListRecyclings,
  ListSuspenseGroups,
  ListSuspenseRows,
  NewRate,
  ReadText,
  Recycling,
  RecyclingTrial,
  ServiceChoice,
  Settled,
  SuspenseRowDetail,
  SuspenseSelection,
  SuspenseStatus,
} from '../../../shared/contracts/suspense';

import { billRunApi } from './api';

type Answer<Data> = { data: Data };
type PageArgs = { page: number; pageSize: number };
type RowsArgs = PageArgs & { selection: SuspenseSelection; status: SuspenseStatus };
export type SettleAction = 'accept' | 'withdraw' | 'write-off' | 'reopen';
type SettleArgs = { action: SettleAction; selection: SuspenseSelection; reason: string };
export type NewService = {
  number: string;
  customer: string;
  product: string;
  startDate: string;
};

const dataOf = <Data>({ data }: Answer<Data>): Data => data;
const ROOT = '/bill-run/suspense';

/** A selection as the query of an address; an empty key counts: it means rows with nothing in common. */
export const selectionQuery = ({ key, ids: _ids, ...rest }: SuspenseSelection): string => {
  const query = queryString(rest);
  return key === undefined ? query : `${query}&key=${encodeURIComponent(key)}`;
};

const post = <Body>(path: string, data: Body) => ({
  url: `${ROOT}${path}`,
  method: 'POST' as const,
  data,
});

const suspenseApi = billRunApi.injectEndpoints({
  endpoints: (build) => ({
    listSuspenseGroups: build.query<
      ListSuspenseGroups,
      PageArgs & { selection?: SuspenseSelection }
    >({
      query: ({ selection = {}, ...args }) =>
        `${ROOT}/groups?${queryString(args)}&${selectionQuery(selection)}`,
      providesTags: ['UsageFile'],
    }),
    listSuspenseRows: build.query<ListSuspenseRows, RowsArgs>({
      query: ({ selection, ...args }) =>
        `${ROOT}/rows?${queryString(args)}&${selectionQuery(selection)}`,
      providesTags: ['UsageFile'],
    }),
    getSuspenseRow: build.query<SuspenseRowDetail, string>({
      query: (id) => `${ROOT}/rows/${id}`,
      transformResponse: dataOf<SuspenseRowDetail>,
      providesTags: ['UsageFile'],
    }),
    readSuspenseText: build.mutation<ReadText, { id: number; text: string }>({
      query: (body) => post('/read', body),
      transformResponse: dataOf<ReadText>,
    }),
    correctSuspenseRow: build.mutation<
      SuspenseRowDetail,
      { id: number; text: string; reason: string }
    >({
      query: ({ id, ...data }) => ({ url: `${ROOT}/rows/${id}/text`, method: 'PUT', data }),
      transformResponse: dataOf<SuspenseRowDetail>,
      invalidatesTags: ['UsageFile'],
    }),
    settleSuspense: build.mutation<Settled, SettleArgs>({
      query: ({ action, ...body }) => post(`/${action}`, body),
      transformResponse: dataOf<Settled>,
      invalidatesTags: ['UsageFile'],
    }),
    takeBackSuspenseRow: build.mutation<SuspenseRowDetail, { id: number; reason: string }>({
      query: ({ id, ...body }) => post(`/rows/${id}/take-back`, body),
      transformResponse: dataOf<SuspenseRowDetail>,
      invalidatesTags: ['UsageFile'],
    }),
    findSuspenseCustomers: build.query<Choice[], string>({
      query: (search) => `${ROOT}/choices/customers?${queryString({ search })}`,
      transformResponse: dataOf<Choice[]>,
    }),
    findSuspenseProducts: build.query<Choice[], string>({
      query: (search) => `${ROOT}/choices/products?${queryString({ search })}`,
      transformResponse: dataOf<Choice[]>,
    }),
    listSuspenseServices: build.query<ServiceChoice[], string>({
      query: (customer) => `${ROOT}/choices/services?${queryString({ customer })}`,
      transformResponse: dataOf<ServiceChoice[]>,
    }),
    listServicesWithNumber: build.query<ServiceChoice[], string>({
      query: (number) => `${ROOT}/numbers?${queryString({ number })}`,
      transformResponse: dataOf<ServiceChoice[]>,
      providesTags: ['UsageFile'],
    }),
    assignSuspenseNumber: build.mutation<ServiceChoice, { number: string; service: string }>({
      query: (body) => post('/assign', body),
      transformResponse: dataOf<ServiceChoice>,
      invalidatesTags: ['UsageFile'],
    }),
    makeSuspenseService: build.mutation<ServiceChoice, NewService>({
      query: (body) => post('/services', body),
      transformResponse: dataOf<ServiceChoice>,
      invalidatesTags: ['UsageFile'],
    }),
    addSuspenseRate: build.mutation<{ versions: number }, NewRate>({
      query: (body) => post('/rates', body),
      transformResponse: dataOf<{ versions: number }>,
    }),
    tryRecycling: build.mutation<RecyclingTrial, SuspenseSelection>({
      query: (selection) => post('/try', { selection }),
      transformResponse: dataOf<RecyclingTrial>,
    }),
    startRecycling: build.mutation<Recycling, SuspenseSelection>({
      query: (selection) => post('/recyclings', { selection }),
      transformResponse: dataOf<Recycling>,
      invalidatesTags: ['UsageFile'],
    }),
    listRecyclings: build.query<ListRecyclings, PageArgs>({
      query: (args) => `${ROOT}/recyclings?${queryString(args)}`,
      providesTags: ['UsageFile'],
    }),
    getRecycling: build.query<Recycling, string>({
      query: (documentId) => `${ROOT}/recyclings/${documentId}`,
      transformResponse: dataOf<Recycling>,
      providesTags: ['UsageFile'],
    }),
  }),
});

export const {
  useListSuspenseGroupsQuery,
  useListSuspenseRowsQuery,
  useGetSuspenseRowQuery,
  useReadSuspenseTextMutation,
  useCorrectSuspenseRowMutation,
  useSettleSuspenseMutation,
  useTakeBackSuspenseRowMutation,
  useFindSuspenseCustomersQuery,
  useFindSuspenseProductsQuery,
  useListSuspenseServicesQuery,
  useListServicesWithNumberQuery,
  useAssignSuspenseNumberMutation,
  useMakeSuspenseServiceMutation,
  useAddSuspenseRateMutation,
  useTryRecyclingMutation,
  useStartRecyclingMutation,
  useListRecyclingsQuery,
  useGetRecyclingQuery,
} = suspenseApi;
