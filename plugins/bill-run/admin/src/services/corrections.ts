import type {
  CreditBody,
  CreditPreview,
  InvoiceCorrections,
  MadeDocument,
  ReissueBody,
  Reissued,
  ReissuePreview,
} from '../../../shared/contracts/corrections';

import { billRunApi } from './api';

type Of<Body> = Body & { documentId: string };
type Answer<Data> = { data: Data };

const dataOf = <Data>({ data }: Answer<Data>): Data => data;
const post =
  (path: string) =>
  <Body extends object>({ documentId, ...data }: Of<Body>) => ({
    url: `/bill-run/invoices/${documentId}/${path}`,
    method: 'POST' as const,
    data,
  });

const correctionsApi = billRunApi.injectEndpoints({
  endpoints: (build) => ({
    getCorrections: build.query<InvoiceCorrections, string>({
      query: (documentId) => `/bill-run/invoices/${documentId}/corrections`,
      transformResponse: dataOf<InvoiceCorrections>,
      providesTags: ['BillRunInvoice'],
    }),
    previewCredit: build.mutation<CreditPreview, Of<Pick<CreditBody, 'lines'>>>({
      query: post('credit/preview'),
      transformResponse: dataOf<CreditPreview>,
    }),
    creditInvoice: build.mutation<MadeDocument, Of<CreditBody>>({
      query: post('credit'),
      transformResponse: dataOf<MadeDocument>,
      invalidatesTags: ['BillRunInvoice'],
    }),
    previewReissue: build.mutation<ReissuePreview, Of<ReissueBody>>({
      query: post('reissue/preview'),
      transformResponse: dataOf<ReissuePreview>,
    }),
    reissueInvoice: build.mutation<Reissued, Of<ReissueBody>>({
      query: post('reissue'),
      transformResponse: dataOf<Reissued>,
      invalidatesTags: ['BillRunInvoice'],
    }),
    sendCopy: build.mutation<{ to: string }, Of<{ requestId: string; to: string }>>({
      query: post('send-copy'),
      transformResponse: dataOf<{ to: string }>,
    }),
  }),
});

export const {
  useGetCorrectionsQuery,
  usePreviewCreditMutation,
  useCreditInvoiceMutation,
  usePreviewReissueMutation,
  useReissueInvoiceMutation,
  useSendCopyMutation,
} = correctionsApi;
