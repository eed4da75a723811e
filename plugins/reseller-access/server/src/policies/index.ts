import { actsForReseller } from './acts-for-reseller';
import { goodInvitationLink } from './good-invitation-link';

export const policies = {
  'acts-for-reseller': actsForReseller,
  'good-invitation-link': goodInvitationLink,
};
