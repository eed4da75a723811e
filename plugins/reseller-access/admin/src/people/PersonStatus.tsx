import { Typography } from '@strapi/design-system';

import { formatMoment, StatusWord } from '../../../../../src/admin/kit';
import type { Person } from '../../../shared/contracts/people';
import { useText } from '../text';

import { PERSON_TONE } from './personState';

/** Where a person stands, and until when his invitation holds or why its e-mail has not gone out. */
export const PersonStatus = ({ person }: { person: Person }) => {
  const t = useText();
  const { state, invitation } = person;
  return (
    <>
      <StatusWord tone={PERSON_TONE[state]}>{t(`person.state.${state}`)}</StatusWord>
      {state === 'invited' && invitation && (
        <Typography tag="div" variant="pi" textColor="neutral600">
          {invitation.mailProblem ??
            (invitation.expiresAt &&
              t('person.invitedUntil', { moment: formatMoment(invitation.expiresAt) }))}
        </Typography>
      )}
    </>
  );
};
