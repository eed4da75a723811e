import type {
  CreateKeyBody,
  KeyAnswer,
  ListKeys,
  PutKeyBody,
  ResellerKey,
  RotateKeyBody,
  SecretAnswer,
} from '../../../shared/contracts/keys';
import { myApi, perReseller } from '../acting/myApi';
import { requestFor, type Whose } from '../acting/requestFor';

type Which = Whose & { id: string };

const keyOf = ({ data }: KeyAnswer): ResellerKey => data;

const keysApi = myApi.injectEndpoints({
  endpoints: (build) => ({
    listKeys: build.query<ListKeys, Whose>({
      query: ({ of }) => requestFor(of, '/keys'),
      providesTags: ['MyKeys'],
      ...perReseller,
    }),
    createKey: build.mutation<SecretAnswer, Whose & { key: CreateKeyBody }>({
      query: ({ of, key }) => requestFor(of, '/keys', { method: 'POST', data: key }),
      invalidatesTags: ['MyKeys', 'Reseller'],
    }),
    changeKey: build.mutation<ResellerKey, Which & { change: PutKeyBody }>({
      query: ({ of, id, change }) => requestFor(of, `/keys/${id}`, { method: 'PUT', data: change }),
      transformResponse: keyOf,
      invalidatesTags: ['MyKeys'],
    }),
    rotateKey: build.mutation<SecretAnswer, Which & RotateKeyBody>({
      query: ({ of, id, graceHours }) =>
        requestFor(of, `/keys/${id}/rotate`, { method: 'POST', data: { graceHours } }),
      invalidatesTags: ['MyKeys', 'Reseller'],
    }),
    revokeKey: build.mutation<ResellerKey, Which>({
      query: ({ of, id }) => requestFor(of, `/keys/${id}/revoke`, { method: 'POST', data: {} }),
      transformResponse: keyOf,
      invalidatesTags: ['MyKeys', 'Reseller'],
    }),
  }),
});

export const {
  useListKeysQuery,
  useCreateKeyMutation,
  useChangeKeyMutation,
  useRotateKeyMutation,
  useRevokeKeyMutation,
} = keysApi;
