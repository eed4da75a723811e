import { queryString } from '../../../../../src/admin/kit';
import type {
  ListReratings,
  Rerating,
  ReratingDetail,
  StartReratingBody,
  StartWhatIfBody,
} from '../../../shared/contracts/reratings';
import type { SimulateBody, SimulateChoices, Simulation } from '../../../shared/contracts/simulate';
import type { Choice } from '../../../shared/contracts/suspense';

import { billRunApi } from './api';

type Answer<Data> = { data: Data };
const dataOf = <Data>({ data }: Answer<Data>): Data => data;
type Act = 'apply' | 'discard' | 'retry';

const reratingsApi = billRunApi.enhanceEndpoints({ addTagTypes: ['Rerating'] }).injectEndpoints({
  endpoints: (build) => ({
    listReratings: build.query<
      ListReratings,
      { page: number; pageSize: number; kind: Rerating['kind'] }
    >({
      query: (args) => `/bill-run/reratings?${queryString(args)}`,
      providesTags: ['Rerating'],
    }),
    getRerating: build.query<ReratingDetail, string>({
      query: (documentId) => `/bill-run/reratings/${documentId}`,
      transformResponse: dataOf<ReratingDetail>,
      providesTags: ['Rerating'],
    }),
    startRerating: build.mutation<Rerating, StartReratingBody>({
      query: (data) => ({ url: '/bill-run/reratings', method: 'POST', data }),
      transformResponse: dataOf<Rerating>,
      invalidatesTags: ['Rerating'],
    }),
    startWhatIf: build.mutation<Rerating, StartWhatIfBody>({
      query: (data) => ({ url: '/bill-run/what-ifs', method: 'POST', data }),
      transformResponse: dataOf<Rerating>,
      invalidatesTags: ['Rerating'],
    }),
    controlRerating: build.mutation<Rerating, { documentId: string; act: Act }>({
      query: ({ documentId, act }) => ({
        url: `/bill-run/reratings/${documentId}/${act}`,
        method: 'POST',
        data: {},
      }),
      transformResponse: dataOf<Rerating>,
      invalidatesTags: ['Rerating', 'UsageFile'],
    }),
    simulate: build.query<Simulation, SimulateBody>({
      query: (data) => ({ url: '/bill-run/simulate', method: 'POST', data }),
      transformResponse: dataOf<Simulation>,
    }),
    getSimulateChoices: build.query<SimulateChoices, void>({
      query: () => '/bill-run/simulate/choices',
      transformResponse: dataOf<SimulateChoices>,
    }),
    findPricedCustomers: build.query<Choice[], string>({
      query: (search) => `/bill-run/simulate/customers?${queryString({ search })}`,
      transformResponse: dataOf<Choice[]>,
    }),
  }),
});

export const {
  useListReratingsQuery,
  useGetReratingQuery,
  useStartReratingMutation,
  useStartWhatIfMutation,
  useControlReratingMutation,
  useSimulateQuery,
  useGetSimulateChoicesQuery,
  useFindPricedCustomersQuery,
} = reratingsApi;
