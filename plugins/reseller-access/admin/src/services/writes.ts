import type { CustomerRow, RateCardVersionRow, RateRow } from '../../../shared/contracts/lists';
import { my, myApi } from '../acting/myApi';

export type CustomerChange = Partial<
  Pick<
    CustomerRow,
    | 'contactName'
    | 'email'
    | 'addressLine1'
    | 'addressLine2'
    | 'city'
    | 'postcode'
    | 'delivery'
    | 'itemised'
    | 'purchaseOrder'
  >
>;
export type VersionInput = Pick<RateCardVersionRow, 'rateCardId' | 'validFrom'> & {
  note: string | null;
  /** The version whose rates the new one starts with. */
  copyOf?: string;
};
export type RateChange = Partial<
  Pick<RateRow, 'destination' | 'band' | 'connection' | 'peak' | 'offPeak' | 'weekend' | 'minimum'>
>;

const dataOf = <Row>({ data }: { data: Row }): Row => data;

const writesApi = myApi.injectEndpoints({
  endpoints: (build) => ({
    changeMyCustomer: build.mutation<CustomerRow, { id: string; change: CustomerChange }>({
      query: ({ id, change }) => my(`/customers/${id}`, { method: 'PUT', data: change }),
      transformResponse: dataOf<CustomerRow>,
      invalidatesTags: ['MyCustomer'],
    }),
    addMyVersion: build.mutation<RateCardVersionRow, VersionInput>({
      query: (data) => my('/rate-card-versions', { method: 'POST', data }),
      transformResponse: dataOf<RateCardVersionRow>,
      invalidatesTags: ['MyRates'],
    }),
    changeMyVersion: build.mutation<
      RateCardVersionRow,
      { id: string; change: Pick<RateCardVersionRow, 'state'> }
    >({
      query: ({ id, change }) => my(`/rate-card-versions/${id}`, { method: 'PUT', data: change }),
      transformResponse: dataOf<RateCardVersionRow>,
      invalidatesTags: ['MyRates'],
    }),
    deleteMyVersion: build.mutation<unknown, string>({
      query: (id) => my(`/rate-card-versions/${id}`, { method: 'DELETE' }),
      invalidatesTags: ['MyRates'],
    }),
    changeMyRate: build.mutation<RateRow, { id: string; change: RateChange }>({
      query: ({ id, change }) => my(`/rates/${id}`, { method: 'PUT', data: change }),
      transformResponse: dataOf<RateRow>,
      invalidatesTags: ['MyRates'],
    }),
  }),
});

export const {
  useChangeMyCustomerMutation,
  useAddMyVersionMutation,
  useChangeMyVersionMutation,
  useDeleteMyVersionMutation,
  useChangeMyRateMutation,
} = writesApi;
