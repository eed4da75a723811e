import { useCallback } from 'react';

import { adminApi } from '@strapi/strapi/admin';

import { useDoor } from './door';

type Query = { root: string; headers: Record<string, string>; path: string };
type Send = Query & { method: 'POST' | 'PUT' | 'DELETE'; data?: unknown };

/** Two endpoints for all of the desk: what is asked of it, and what changes it and makes the answers stale. */
const deskApi = adminApi.enhanceEndpoints({ addTagTypes: ['RateDesk'] }).injectEndpoints({
  endpoints: (build) => ({
    askRateDesk: build.query<unknown, Query>({
      query: ({ root, headers, path }) => ({
        url: `${root}${path}`,
        method: 'GET',
        config: { headers },
      }),
      providesTags: ['RateDesk'],
    }),
    tellRateDesk: build.mutation<unknown, Send>({
      query: ({ root, headers, path, method, data }) => ({
        url: `${root}${path}`,
        method,
        data,
        config: { headers },
      }),
      invalidatesTags: (_answer, error) => (error ? [] : ['RateDesk']),
    }),
    tryRateDesk: build.mutation<unknown, Send>({
      query: ({ root, headers, path, method, data }) => ({
        url: `${root}${path}`,
        method,
        data,
        config: { headers },
      }),
    }),
  }),
});

const { useAskRateDeskQuery, useTellRateDeskMutation, useTryRateDeskMutation } = deskApi;

/** Asks the desk, afresh whenever the page is opened: somebody else may have worked on it. */
export const useDesk = <Answer>(path: string, { isNeeded = true }: { isNeeded?: boolean } = {}) => {
  const { root, headers } = useDoor();
  const { data, error, isLoading, isFetching, refetch } = useAskRateDeskQuery(
    { root, headers: headers(), path },
    { refetchOnMountOrArgChange: true, skip: !isNeeded },
  );
  return { data: data as Answer | undefined, error, isLoading, isFetching, refetch };
};

type Sent<Answer> = { data: Answer } | { error: unknown };

const useSender = (trigger: (send: Send) => PromiseLike<{ data?: unknown; error?: unknown }>) => {
  const { root, headers } = useDoor();
  return useCallback(
    async <Answer>(method: Send['method'], path: string, data?: unknown): Promise<Sent<Answer>> => {
      const result = await trigger({ root, headers: headers(), path, method, data });
      if ('error' in result && result.error !== undefined) {
        return { error: result.error };
      }
      // Answers stand in `data`, but for lists.
      return { data: (result.data as { data: Answer }).data };
    },
    [headers, root, trigger],
  );
};

/** Changes something at the desk; what is shown of it is fetched anew. */
export const useTellDesk = () => {
  const [trigger, { isLoading, error, reset }] = useTellRateDeskMutation();
  return { send: useSender(trigger), isLoading, error, reset };
};

/** Asks what something would come to: nothing changes. */
export const useTryDesk = () => {
  const [trigger, { isLoading, error, reset }] = useTryRateDeskMutation();
  return { send: useSender(trigger), isLoading, error, reset };
};
