import type {
  InviteAnswer,
  InviteBody,
  ListPeople,
  Person,
  PersonAnswer,
  PutPersonBody,
  ResendAnswer,
} from '../../../shared/contracts/people';
import { myApi, perReseller } from '../acting/myApi';
import { requestFor, type Whose } from '../acting/requestFor';

type Whom = Whose & { membershipId: string };

const personOf = ({ data }: PersonAnswer): Person => data;

const peopleApi = myApi.injectEndpoints({
  endpoints: (build) => ({
    listPeople: build.query<Person[], Whose>({
      query: ({ of }) => requestFor(of, '/people'),
      transformResponse: ({ data }: ListPeople) => data,
      providesTags: ['MyPeople'],
      ...perReseller,
    }),
    invitePerson: build.mutation<InviteAnswer, Whose & { invitation: InviteBody }>({
      query: ({ of, invitation }) =>
        requestFor(of, '/people/invite', { method: 'POST', data: invitation }),
      invalidatesTags: ['MyPeople', 'Reseller'],
    }),
    changeRole: build.mutation<Person, Whom & PutPersonBody>({
      query: ({ of, membershipId, role }) =>
        requestFor(of, `/people/${membershipId}`, { method: 'PUT', data: { role } }),
      transformResponse: personOf,
      invalidatesTags: ['MyPeople'],
    }),
    revokePerson: build.mutation<Person, Whom>({
      query: ({ of, membershipId }) =>
        requestFor(of, `/people/${membershipId}/revoke`, { method: 'POST', data: {} }),
      transformResponse: personOf,
      invalidatesTags: ['MyPeople', 'Reseller'],
    }),
    restorePerson: build.mutation<Person, Whom>({
      query: ({ of, membershipId }) =>
        requestFor(of, `/people/${membershipId}/restore`, { method: 'POST', data: {} }),
      transformResponse: personOf,
      invalidatesTags: ['MyPeople', 'Reseller'],
    }),
    resendInvitation: build.mutation<ResendAnswer, Whom>({
      query: ({ of, membershipId }) =>
        requestFor(of, `/people/${membershipId}/resend`, { method: 'POST', data: {} }),
      invalidatesTags: ['MyPeople'],
    }),
  }),
});

export const {
  useListPeopleQuery,
  useInvitePersonMutation,
  useChangeRoleMutation,
  useRevokePersonMutation,
  useRestorePersonMutation,
  useResendInvitationMutation,
} = peopleApi;
