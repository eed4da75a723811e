import type { Tone } from '../../../../../src/admin/kit';
import type { PersonState } from '../../../shared/contracts/people';

export const PERSON_TONE: Record<PersonState, Tone> = {
  active: 'good',
  invited: 'waiting',
  'invitation-expired': 'warning',
  blocked: 'bad',
  revoked: 'quiet',
};

/** Roles in the order of how much they may do. */
export const ROLES = ['owner', 'billing', 'sales-read-only'] as const;
