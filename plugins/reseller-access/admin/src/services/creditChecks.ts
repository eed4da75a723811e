import type {
  CreditCheck,
  CreditCheckBody,
} from '../../../../bill-run/shared/contracts/credit-checks';
import { my, myApi, perReseller } from '../acting/myApi';

/** A check as the REST interface answers it. */
type CheckRow = Omit<CreditCheck, 'documentId' | 'recordedAt'> & { id: string; createdAt: string };

const toCheck = ({ id, createdAt, ...rest }: CheckRow): CreditCheck => ({
  documentId: id,
  recordedAt: createdAt,
  ...rest,
});

const of = (customer: string) => `/customers/${customer}/credit-checks`;

const creditChecksApi = myApi.injectEndpoints({
  endpoints: (build) => ({
    listMyCreditChecks: build.query<CreditCheck[], string>({
      query: (customer) => my(of(customer)),
      transformResponse: ({ data }: { data: CheckRow[] }) => data.map(toCheck),
      providesTags: ['MyCreditCheck'],
      ...perReseller,
    }),
    recordMyCreditCheck: build.mutation<
      { data: { id: string } },
      { customer: string; body: CreditCheckBody }
    >({
      query: ({ customer, body }) => my(of(customer), { method: 'POST', data: body }),
      invalidatesTags: (made) => (made ? ['MyCreditCheck'] : []),
    }),
    takeMyCheckBack: build.mutation<unknown, { customer: string; check: string; reason: string }>({
      query: ({ customer, check, reason }) =>
        my(`${of(customer)}/${check}/withdrawal`, { method: 'POST', data: { reason } }),
      // Refused, somebody else was first: what stands now is fetched.
      invalidatesTags: ['MyCreditCheck'],
    }),
  }),
});

export const {
  useListMyCreditChecksQuery,
  useRecordMyCreditCheckMutation,
  useTakeMyCheckBackMutation,
} = creditChecksApi;
