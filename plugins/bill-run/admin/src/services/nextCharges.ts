import type {
  NextBillCharge,
  NextBillChargeBody,
} from '../../../shared/contracts/next-bill-charges';

import { billRunApi } from './api';

type Answer = { data: NextBillCharge[] };
const dataOf = ({ data }: Answer): NextBillCharge[] => data;
const of = (customer: string) => `/bill-run/customers/${customer}/next-bill-charges`;

const nextChargesApi = billRunApi.injectEndpoints({
  endpoints: (build) => ({
    listNextCharges: build.query<NextBillCharge[], string>({
      query: of,
      transformResponse: dataOf,
      providesTags: ['NextCharge'],
    }),
    chargeNextBill: build.mutation<
      NextBillCharge[],
      { customer: string; body: NextBillChargeBody }
    >({
      query: ({ customer, body }) => ({ url: of(customer), method: 'POST', data: body }),
      transformResponse: dataOf,
      invalidatesTags: (made) => (made ? ['NextCharge', 'BillService', 'BillDay'] : []),
    }),
    withdrawNextCharge: build.mutation<NextBillCharge[], { customer: string; charge: string }>({
      query: ({ customer, charge }) => ({
        url: `${of(customer)}/${charge}/withdraw`,
        method: 'POST',
        data: {},
      }),
      transformResponse: dataOf,
      invalidatesTags: (made) => (made ? ['NextCharge', 'BillService', 'BillDay'] : []),
    }),
  }),
});

export const { useListNextChargesQuery, useChargeNextBillMutation, useWithdrawNextChargeMutation } =
  nextChargesApi;
