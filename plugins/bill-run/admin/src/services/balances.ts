import { queryString } from '../../../../../src/admin/kit';
import type {
  BalanceCheck,
  BalanceDetail,
  Bundle,
  BundleBody,
  BundleChoices,
  EnterWalletBody,
  ListBalances,
  ListBundles,
} from '../../../shared/contracts/balances';
import type {
  ListAlerts,
  ListThresholds,
  Threshold,
  ThresholdBody,
} from '../../../shared/contracts/thresholds';

import { billRunApi } from './api';

type Answer<Data> = { data: Data };
type ListArgs = {
  page: number;
  pageSize: number;
  search?: string | undefined;
  sort?: string | undefined;
  prepaid?: string | undefined;
  state?: string | undefined;
};
type WalletArgs = { documentId: string; body: EnterWalletBody };
type ThresholdArgs = { documentId?: string | undefined; body: ThresholdBody };
type BundleArgs = { documentId?: string | undefined; body: BundleBody };
export type BarMove = 'confirm' | 'lift';

const dataOf = <Data>({ data }: Answer<Data>): Data => data;
const ROOT = '/bill-run';

const post = (path: string, data: object = {}) => ({
  url: `${ROOT}${path}`,
  method: 'POST' as const,
  data,
});

const balancesApi = billRunApi.injectEndpoints({
  endpoints: (build) => ({
    listBalances: build.query<ListBalances, ListArgs>({
      query: (args) => `${ROOT}/balances?${queryString(args)}`,
      providesTags: ['UsageFile'],
    }),
    getBalance: build.query<BalanceDetail, string>({
      query: (documentId) => `${ROOT}/balances/${documentId}`,
      transformResponse: dataOf<BalanceDetail>,
      providesTags: ['UsageFile'],
    }),
    checkBalances: build.mutation<BalanceCheck, 'check' | 'repair'>({
      query: (act) => post(`/balances/${act}`),
      transformResponse: dataOf<BalanceCheck>,
      invalidatesTags: ['UsageFile'],
    }),
    enterInWallet: build.mutation<BalanceDetail, WalletArgs>({
      query: ({ documentId, body }) => post(`/balances/${documentId}/wallet`, body),
      transformResponse: dataOf<BalanceDetail>,
      invalidatesTags: (entered) => (entered ? ['UsageFile'] : []),
    }),
    listBundles: build.query<ListBundles, ListArgs>({
      query: (args) => `${ROOT}/bundles?${queryString(args)}`,
      providesTags: ['UsageFile'],
    }),
    getBundleChoices: build.query<BundleChoices, void>({
      query: () => `${ROOT}/bundle-choices`,
      transformResponse: dataOf<BundleChoices>,
    }),
    saveBundle: build.mutation<Bundle, BundleArgs>({
      query: ({ documentId, body }) => ({
        url: documentId ? `${ROOT}/bundles/${documentId}` : `${ROOT}/bundles`,
        method: documentId ? 'PUT' : 'POST',
        data: body,
      }),
      transformResponse: dataOf<Bundle>,
      invalidatesTags: (saved) => (saved ? ['UsageFile'] : []),
    }),
    listAlerts: build.query<ListAlerts, ListArgs>({
      query: (args) => `${ROOT}/alerts?${queryString(args)}`,
      providesTags: ['UsageFile'],
    }),
    listThresholds: build.query<ListThresholds, ListArgs>({
      query: (args) => `${ROOT}/thresholds?${queryString(args)}`,
      providesTags: ['UsageFile'],
    }),
    saveThreshold: build.mutation<Threshold, ThresholdArgs>({
      query: ({ documentId, body }) => ({
        url: documentId ? `${ROOT}/thresholds/${documentId}` : `${ROOT}/thresholds`,
        method: documentId ? 'PUT' : 'POST',
        data: body,
      }),
      transformResponse: dataOf<Threshold>,
      invalidatesTags: (saved) => (saved ? ['UsageFile'] : []),
    }),
    seeAlert: build.mutation<{ id: number }, number>({
      query: (id) => post(`/alerts/${id}/seen`),
      transformResponse: dataOf<{ id: number }>,
      invalidatesTags: ['UsageFile'],
    }),
    moveBar: build.mutation<{ id: number }, { id: number; move: BarMove }>({
      query: ({ id, move }) => post(`/bars/${id}/${move}`),
      transformResponse: dataOf<{ id: number }>,
      invalidatesTags: ['UsageFile'],
    }),
    evaluateThresholds: build.mutation<{ reached: number }, void>({
      query: () => post('/alerts/evaluate'),
      transformResponse: dataOf<{ reached: number }>,
      invalidatesTags: ['UsageFile'],
    }),
  }),
});

export const {
  useListBalancesQuery,
  useGetBalanceQuery,
  useCheckBalancesMutation,
  useEnterInWalletMutation,
  useListBundlesQuery,
  useGetBundleChoicesQuery,
  useSaveBundleMutation,
  useListAlertsQuery,
  useListThresholdsQuery,
  useSaveThresholdMutation,
  useSeeAlertMutation,
  useMoveBarMutation,
  useEvaluateThresholdsMutation,
} = balancesApi;
