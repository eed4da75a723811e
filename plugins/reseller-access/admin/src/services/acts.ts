import type {
  ActView,
  ListActs,
  QuoteActBody,
  RecordActBody,
  TierAndPrices,
} from '../../../../bill-run/shared/contracts/acts';
import { queryString } from '../../../../../src/admin/kit';
import { myApi } from '../acting/myApi';

type OfReseller = { documentId: string };
type MonthArgs = OfReseller & { month: string; page: number; pageSize: number };
type Answer<Data> = { data: Data };

const dataOf = <Data>({ data }: Answer<Data>): Data => data;
const of = ({ documentId }: OfReseller) => `/bill-run/resellers/${documentId}`;

const actsApi = myApi.injectEndpoints({
  endpoints: (build) => ({
    getTier: build.query<TierAndPrices, string>({
      query: (documentId) => `${of({ documentId })}/tier`,
      transformResponse: dataOf<TierAndPrices>,
      providesTags: ['Reseller'],
    }),
    listActs: build.query<ListActs, MonthArgs>({
      query: ({ documentId, ...args }) => `${of({ documentId })}/acts?${queryString(args)}`,
      providesTags: ['Reseller'],
    }),
    recordAct: build.mutation<ActView, OfReseller & { act: RecordActBody }>({
      query: ({ documentId, act }) => ({
        url: `${of({ documentId })}/acts`,
        method: 'POST',
        data: act,
      }),
      transformResponse: dataOf<ActView>,
      invalidatesTags: ['Reseller'],
    }),
    waiveAct: build.mutation<ActView, { id: number; reason: string }>({
      query: ({ id, reason }) => ({
        url: `/bill-run/acts/${id}/waive`,
        method: 'POST',
        data: { reason },
      }),
      transformResponse: dataOf<ActView>,
      invalidatesTags: ['Reseller'],
    }),
    quoteAct: build.mutation<ActView, QuoteActBody & { id: number }>({
      query: ({ id, ...data }) => ({ url: `/bill-run/acts/${id}/quote`, method: 'POST', data }),
      transformResponse: dataOf<ActView>,
      invalidatesTags: ['Reseller'],
    }),
  }),
});

export const {
  useGetTierQuery,
  useListActsQuery,
  useRecordActMutation,
  useWaiveActMutation,
  useQuoteActMutation,
} = actsApi;
