import { z } from 'zod';

import { isMailAddress } from '../../../../../src/platform/mail';
import { PERSON_NAME_LENGTH } from '../../../shared/contracts/people';

/** Letters of any script. The name stands in a mail to any address: nothing that could be taken for a link. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’. -]*$/u;

const nameText = z
  .string('enter a name.')
  .trim()
  .max(PERSON_NAME_LENGTH, `at most ${PERSON_NAME_LENGTH} characters.`);

const role = z.enum(['owner', 'billing', 'sales-read-only'], 'choose what the person works as.');

const email = z
  .string('enter an e-mail address.')
  .trim()
  .toLowerCase()
  .refine(isMailAddress, 'this is not an e-mail address.');

const person = {
  email,
  firstname: nameText.regex(NAME, 'letters, spaces, hyphens, apostrophes and full stops.'),
  lastname: nameText
    .regex(
      /^$|^[\p{L}\p{M}][\p{L}\p{M}'’. -]*$/u,
      'letters, spaces, hyphens, apostrophes and full stops.',
    )
    .optional(),
  role,
};

/** What staff send to invite somebody. */
export const inviteBody = z.strictObject({
  ...person,
  kind: z.enum(['panel', 'rest'], 'choose the panel or the REST interface.').default('panel'),
});

/** What a reseller's owner sends: people of the panel only. */
export const myInviteBody = z.strictObject(person);

export const putPersonBody = z.strictObject({ role });
