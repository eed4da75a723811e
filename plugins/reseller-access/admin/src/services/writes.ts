import type { CustomerRow } from '../../../shared/contracts/lists';
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

const dataOf = <Row>({ data }: { data: Row }): Row => data;

const writesApi = myApi.injectEndpoints({
  endpoints: (build) => ({
    changeMyCustomer: build.mutation<CustomerRow, { id: string; change: CustomerChange }>({
      query: ({ id, change }) => my(`/customers/${id}`, { method: 'PUT', data: change }),
      transformResponse: dataOf<CustomerRow>,
      invalidatesTags: ['MyCustomer'],
    }),
  }),
});

export const { useChangeMyCustomerMutation } = writesApi;
