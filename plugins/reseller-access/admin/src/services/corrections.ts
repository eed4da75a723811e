import { my, myApi, perReseller } from '../acting/myApi';
import type { CreditPreviewRow } from '../../../shared/contracts/lists';

type CreditLines = { lines?: { position: number; netPence: number }[] };
type Copy = { id: string; requestId: string; to: string };
type Credit = CreditLines & { id: string; requestId: string; reason: string };
type MadeCredit = { id: string; number: string; grossPence: number };

const dataOf = <Row>({ data }: { data: Row }): Row => data;
const previewOf = ({ id, ...data }: CreditLines & { id: string }) =>
  my(`/invoices/${id}/credits/preview`, { method: 'POST', data });

const correctionsApi = myApi.injectEndpoints({
  endpoints: (build) => ({
    sendMyCopy: build.mutation<unknown, Copy>({
      query: ({ id, ...data }) => my(`/invoices/${id}/copies`, { method: 'POST', data }),
    }),
    /** What is left of each line: what a credit of the whole would take back. */
    getMyCreditable: build.query<CreditPreviewRow, string>({
      query: (id) => previewOf({ id }),
      transformResponse: dataOf<CreditPreviewRow>,
      providesTags: ['My'],
      ...perReseller,
    }),
    previewMyCredit: build.mutation<CreditPreviewRow, CreditLines & { id: string }>({
      query: previewOf,
      transformResponse: dataOf<CreditPreviewRow>,
    }),
    creditMyInvoice: build.mutation<MadeCredit, Credit>({
      query: ({ id, ...data }) => my(`/invoices/${id}/credits`, { method: 'POST', data }),
      transformResponse: dataOf<MadeCredit>,
      invalidatesTags: ['My'],
    }),
  }),
});

export const {
  useSendMyCopyMutation,
  useGetMyCreditableQuery,
  usePreviewMyCreditMutation,
  useCreditMyInvoiceMutation,
} = correctionsApi;
