import type { CreditLine } from '../my/invoice/creditLines';
import { my, myApi } from '../acting/myApi';

type Copy = { id: string; requestId: string; to: string };
type Credit = { id: string; requestId: string; reason: string; lines?: CreditLine[] };
type MadeCredit = { id: string; number: string; grossPence: number };

const correctionsApi = myApi.injectEndpoints({
  endpoints: (build) => ({
    sendMyCopy: build.mutation<unknown, Copy>({
      query: ({ id, ...data }) => my(`/invoices/${id}/copies`, { method: 'POST', data }),
    }),
    creditMyInvoice: build.mutation<MadeCredit, Credit>({
      query: ({ id, ...data }) => my(`/invoices/${id}/credits`, { method: 'POST', data }),
      transformResponse: ({ data }: { data: MadeCredit }) => data,
      invalidatesTags: ['My'],
    }),
  }),
});

export const { useSendMyCopyMutation, useCreditMyInvoiceMutation } = correctionsApi;
