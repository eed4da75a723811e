import { queryString } from '../../../../../src/admin/kit';
import type {
  GetReseller,
  ListActivity,
  ListResellers,
  PutCapabilities,
  PutCapabilitiesBody,
  ResellerCapabilities,
  ResellerDetail,
} from '../../../shared/contracts/resellers';
import type { EndLook, Look, StartLook, StartLookBody } from '../../../shared/contracts/view-as';
import { myApi } from '../acting/myApi';

type Page = { page: number; pageSize: number };
type ListArgs = Page & { search?: string; mode?: string; state?: string; sort?: string };
type ActivityArgs = Page & { documentId: string; by?: string };

const ROOT = '/reseller-access/resellers';

const resellersApi = myApi.injectEndpoints({
  endpoints: (build) => ({
    listResellers: build.query<ListResellers, ListArgs>({
      query: (args) => `${ROOT}?${queryString(args)}`,
      providesTags: ['Reseller'],
    }),
    getReseller: build.query<ResellerDetail, string>({
      query: (documentId) => `${ROOT}/${documentId}`,
      transformResponse: ({ data }: GetReseller) => data,
      providesTags: ['Reseller'],
    }),
    listActivity: build.query<ListActivity, ActivityArgs>({
      query: ({ documentId, ...args }) => `${ROOT}/${documentId}/activity?${queryString(args)}`,
      providesTags: ['Reseller'],
    }),
    setCapabilities: build.mutation<
      ResellerCapabilities,
      { documentId: string; switches: PutCapabilitiesBody }
    >({
      query: ({ documentId, switches }) => ({
        url: `${ROOT}/${documentId}/capabilities`,
        method: 'PUT',
        data: switches,
      }),
      transformResponse: ({ data }: PutCapabilities) => data,
      invalidatesTags: ['Reseller', 'MyKeys'],
    }),
    startLook: build.mutation<Look, StartLookBody & { documentId: string }>({
      query: ({ documentId, reason }) => ({
        url: `${ROOT}/${documentId}/view-as`,
        method: 'POST',
        data: { reason },
      }),
      transformResponse: ({ data }: StartLook) => data,
      invalidatesTags: ['Reseller'],
    }),
    endLook: build.mutation<EndLook, string>({
      query: (id) => ({ url: `/reseller-access/view-as/${id}/end`, method: 'POST', data: {} }),
      invalidatesTags: ['Reseller'],
    }),
  }),
});

export const {
  useListResellersQuery,
  useGetResellerQuery,
  useListActivityQuery,
  useSetCapabilitiesMutation,
  useStartLookMutation,
  useEndLookMutation,
} = resellersApi;
