import { Typography } from '@strapi/design-system';

import { formatMoment, StatusWord } from '../../../../../src/admin/kit';
import type { Person } from '../../../shared/contracts/people';
import { useText } from '../text';

import { PERSON_TONE } from './personState';

type PersonStatusProps = {
  person: Person;
  /** Staff are told why an e-mail waits, which a reseller can do nothing about. */
  isStaff: boolean;
};

/** Where a person stands, and until when his invitation holds or that its e-mail has not gone out. */
export const PersonStatus = ({ person, isStaff }: PersonStatusProps) => {
  const t = useText();
  return (
    <>
      <StatusWord tone={PERSON_TONE[person.state]}>{t(`person.state.${person.state}`)}</StatusWord>
      {person.state === 'invited' && (
        <Typography tag="div" variant="pi" textColor="neutral600">
          <Waiting person={person} isStaff={isStaff} />
        </Typography>
      )}
    </>
  );
};

const Waiting = ({ person: { invitation }, isStaff }: PersonStatusProps) => {
  const t = useText();
  if (invitation?.mailProblem) {
    return <>{isStaff ? invitation.mailProblem : t('person.mailWaits')}</>;
  }
  return invitation?.expiresAt ? (
    <>{t('person.invitedUntil', { moment: formatMoment(invitation.expiresAt) })}</>
  ) : null;
};
