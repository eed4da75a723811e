import { adminApi } from '@strapi/strapi/admin';

import { queryString } from '../../../../../src/admin/kit';
import type {
  CreateSubmissionBody,
  ListSubmissions,
  Submission,
  UncollectableInvoice,
  WaitingCollection,
} from '../../../shared/contracts/submissions';

export type Waiting = { waiting: WaitingCollection[]; uncollectable: UncollectableInvoice[] };

const submissionsApi = adminApi.enhanceEndpoints({ addTagTypes: ['Submission'] }).injectEndpoints({
  endpoints: (build) => ({
    listSubmissions: build.query<ListSubmissions, { page: number; pageSize: number }>({
      query: (args) => `/collections/submissions?${queryString(args)}`,
      providesTags: ['Submission'],
    }),
    listWaitingCollections: build.query<Waiting, void>({
      query: () => '/collections/waiting',
      transformResponse: ({ data }: { data: Waiting }) => data,
      providesTags: ['Submission'],
    }),
    createSubmission: build.mutation<Submission, CreateSubmissionBody>({
      query: (data) => ({ url: '/collections/submissions', method: 'POST', data }),
      transformResponse: ({ data }: { data: Submission }) => data,
      invalidatesTags: ['Submission'],
    }),
  }),
});

export const {
  useListSubmissionsQuery,
  useListWaitingCollectionsQuery,
  useCreateSubmissionMutation,
} = submissionsApi;

/** A list is fetched anew whenever its page is opened: somebody else may have worked on it. */
export const ALWAYS_FRESH = { refetchOnMountOrArgChange: true } as const;
