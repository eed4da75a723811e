import type {
  ActView,
  ChangeTierBody,
  ListActs,
  QuoteActBody,
  RecordActBody,
  TierAndPrices,
  TierChangePlan,
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
    previewTier: build.query<TierChangePlan, OfReseller & ChangeTierBody>({
      query: ({ documentId, ...data }) => ({
        url: `${of({ documentId })}/tier/preview`,
        method: 'POST',
        data,
      }),
      transformResponse: dataOf<TierChangePlan>,
    }),
    changeTier: build.mutation<TierAndPrices, OfReseller & ChangeTierBody>({
      query: ({ documentId, ...data }) => ({
        url: `${of({ documentId })}/tier`,
        method: 'POST',
        data,
      }),
      transformResponse: dataOf<TierAndPrices>,
      invalidatesTags: ['Reseller'],
    }),
    takeTierChangeBack: build.mutation<TierAndPrices, OfReseller & { assignment: string }>({
      query: ({ documentId, assignment }) => ({
        url: `${of({ documentId })}/tier/${assignment}`,
        method: 'DELETE',
      }),
      transformResponse: dataOf<TierAndPrices>,
      invalidatesTags: ['Reseller'],
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
  usePreviewTierQuery,
  useChangeTierMutation,
  useTakeTierChangeBackMutation,
  useListActsQuery,
  useRecordActMutation,
  useWaiveActMutation,
  useQuoteActMutation,
} = actsApi;
