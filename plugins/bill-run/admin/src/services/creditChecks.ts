import type {
  CreditCheck,
  CreditCheckBody,
  CreditChecks,
} from '../../../shared/contracts/credit-checks';

import { billRunApi } from './api';

const dataOf = ({ data }: CreditChecks): CreditCheck[] => data;
const of = (customer: string) => `/bill-run/customers/${customer}/credit-checks`;

const creditChecksApi = billRunApi.injectEndpoints({
  endpoints: (build) => ({
    listCreditChecks: build.query<CreditCheck[], string>({
      query: of,
      transformResponse: dataOf,
      providesTags: ['CreditCheck'],
    }),
    recordCreditCheck: build.mutation<CreditCheck[], { customer: string; body: CreditCheckBody }>({
      query: ({ customer, body }) => ({ url: of(customer), method: 'POST', data: body }),
      transformResponse: dataOf,
      invalidatesTags: (made) => (made ? ['CreditCheck'] : []),
    }),
    takeCheckBack: build.mutation<
      CreditCheck[],
      { customer: string; check: string; reason: string }
    >({
      query: ({ customer, check, reason }) => ({
        url: `${of(customer)}/${check}/take-back`,
        method: 'POST',
        data: { reason },
      }),
      transformResponse: dataOf,
      // Refused, somebody else was first: what stands now is fetched.
      invalidatesTags: ['CreditCheck'],
    }),
  }),
});

export const { useListCreditChecksQuery, useRecordCreditCheckMutation, useTakeCheckBackMutation } =
  creditChecksApi;
