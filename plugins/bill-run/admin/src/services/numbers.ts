import type { NumbersPreview, NumbersQuery } from '../../../shared/contracts/numbers';

import { billRunApi } from './api';

const numbersApi = billRunApi.injectEndpoints({
  endpoints: (build) => ({
    previewNumbers: build.query<NumbersPreview, NumbersQuery>({
      query: (data) => ({ url: '/bill-run/numbers/preview', method: 'POST', data }),
      transformResponse: ({ data }: { data: NumbersPreview }) => data,
      // Other people issue meanwhile.
      keepUnusedDataFor: 0,
    }),
  }),
});

export const { usePreviewNumbersQuery } = numbersApi;
