import { queryString } from '../../../../../src/admin/kit';
import type {
  BalanceRow,
  BillRunRow,
  BureauInvoice,
  BureauInvoices,
  CustomerRow,
  InvoiceWithLines,
  ListOf,
  ServiceRow,
} from '../../../shared/contracts/lists';
import { my, myApi, perReseller } from '../acting/myApi';

/** Page, order, search and filters as the address of a list writes them: `filter[state]`. */
export type ListArgs = Record<string, string | number | undefined>;

const listOf = (name: string) => (args: ListArgs) => my(`/${name}?${queryString(args)}`);
const oneOf = (name: string) => (id: string) => my(`/${name}/${id}`);
const dataOf = <Row>({ data }: { data: Row }): Row => data;

const listsApi = myApi.injectEndpoints({
  endpoints: (build) => ({
    listMyCustomers: build.query<ListOf<CustomerRow>, ListArgs>({
      query: listOf('customers'),
      providesTags: ['MyCustomer'],
      ...perReseller,
    }),
    getMyCustomer: build.query<CustomerRow, string>({
      query: oneOf('customers'),
      transformResponse: dataOf<CustomerRow>,
      providesTags: ['MyCustomer'],
      ...perReseller,
    }),
    getMyBalance: build.query<BalanceRow, string>({
      query: (id) => my(`/customers/${id}/balance`),
      transformResponse: dataOf<BalanceRow>,
      providesTags: ['MyCustomer'],
      ...perReseller,
    }),
    listMyServices: build.query<ListOf<ServiceRow>, ListArgs>({
      query: listOf('services'),
      providesTags: ['MyCustomer'],
      ...perReseller,
    }),
    listMyRuns: build.query<ListOf<BillRunRow>, ListArgs>({
      query: listOf('bill-runs'),
      providesTags: ['My'],
      ...perReseller,
    }),
    listBureauInvoices: build.query<BureauInvoices, ListArgs>({
      query: listOf('bureau-invoices'),
      providesTags: ['My'],
      ...perReseller,
    }),
    getBureauInvoice: build.query<BureauInvoice, string>({
      query: oneOf('bureau-invoices'),
      transformResponse: dataOf<BureauInvoice>,
      providesTags: ['My'],
      ...perReseller,
    }),
    getMyInvoice: build.query<InvoiceWithLines, string>({
      query: oneOf('invoices'),
      transformResponse: dataOf<InvoiceWithLines>,
      providesTags: ['My'],
      ...perReseller,
    }),
  }),
});

export const {
  useListMyCustomersQuery,
  useGetMyBalanceQuery,
  useGetMyCustomerQuery,
  useListMyServicesQuery,
  useListMyRunsQuery,
  useListBureauInvoicesQuery,
  useGetBureauInvoiceQuery,
  useGetMyInvoiceQuery,
} = listsApi;
