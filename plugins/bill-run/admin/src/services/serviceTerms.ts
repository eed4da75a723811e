import { queryString } from '../../../../../src/admin/kit';
import type {
  ListPriceRises,
  PriceRiseDetail,
  SchedulePriceRiseBody,
} from '../../../shared/contracts/price-rises';
import type {
  ChargedProduct,
  ListServices,
  ServiceActBody,
  ServiceActDone,
  ServiceActPreview,
  ServiceDetail,
} from '../../../shared/contracts/service-terms';

import { billRunApi } from './api';

type Answer<Data> = { data: Data };
type Of<Body> = Body & { documentId: string };
const dataOf = <Data>({ data }: Answer<Data>): Data => data;

const serviceTermsApi = billRunApi.injectEndpoints({
  endpoints: (build) => ({
    listBillServices: build.query<ListServices, { page: number; pageSize: number; search: string }>(
      {
        query: (args) => `/bill-run/services?${queryString(args)}`,
        providesTags: ['BillService'],
      },
    ),
    getBillService: build.query<ServiceDetail, string>({
      query: (documentId) => `/bill-run/services/${documentId}`,
      transformResponse: dataOf<ServiceDetail>,
      providesTags: ['BillService'],
    }),
    previewServiceAct: build.mutation<ServiceActPreview, Of<ServiceActBody>>({
      query: ({ documentId, ...data }) => ({
        url: `/bill-run/services/${documentId}/preview`,
        method: 'POST',
        data,
      }),
      transformResponse: dataOf<ServiceActPreview>,
    }),
    actOnService: build.mutation<ServiceActDone, Of<ServiceActBody>>({
      query: ({ documentId, ...data }) => ({
        url: `/bill-run/services/${documentId}/act`,
        method: 'POST',
        data,
      }),
      transformResponse: dataOf<ServiceActDone>,
      invalidatesTags: ['BillService'],
    }),
    listChargedProducts: build.query<ChargedProduct[], void>({
      query: () => '/bill-run/charged-products',
      transformResponse: dataOf<ChargedProduct[]>,
    }),
    listPriceRises: build.query<ListPriceRises, void>({
      query: () => '/bill-run/price-rises',
      providesTags: ['PriceRise'],
    }),
    getPriceRise: build.query<PriceRiseDetail, string>({
      query: (documentId) => `/bill-run/price-rises/${documentId}`,
      transformResponse: dataOf<PriceRiseDetail>,
      providesTags: ['PriceRise'],
    }),
    schedulePriceRise: build.mutation<PriceRiseDetail, Of<SchedulePriceRiseBody>>({
      query: ({ documentId, ...data }) => ({
        url: `/bill-run/price-rises/${documentId}/schedule`,
        method: 'POST',
        data,
      }),
      transformResponse: dataOf<PriceRiseDetail>,
      invalidatesTags: ['PriceRise', 'BillService'],
    }),
    withdrawPriceRise: build.mutation<PriceRiseDetail, string>({
      query: (documentId) => ({
        url: `/bill-run/price-rises/${documentId}/withdraw`,
        method: 'POST',
        data: {},
      }),
      transformResponse: dataOf<PriceRiseDetail>,
      invalidatesTags: ['PriceRise', 'BillService'],
    }),
  }),
});

export const {
  useListBillServicesQuery,
  useGetBillServiceQuery,
  usePreviewServiceActMutation,
  useActOnServiceMutation,
  useListChargedProductsQuery,
  useListPriceRisesQuery,
  useGetPriceRiseQuery,
  useSchedulePriceRiseMutation,
  useWithdrawPriceRiseMutation,
} = serviceTermsApi;
