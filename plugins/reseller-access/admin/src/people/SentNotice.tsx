import { CopyText, formatMoment, Notice } from '../../../../../src/admin/kit';
import type { InvitationSent, InviteOutcome, Person } from '../../../shared/contracts/people';
import { useText } from '../text';

/** What became of an invitation: by e-mail, by a link to hand over, or nothing because it was not needed. */
export type Sent = { person: Person; outcome: InviteOutcome | 'resent'; sent: InvitationSent };

const CHANGED_NOTHING: Sent['outcome'][] = ['already-invited', 'already-member'];

export const SentNotice = ({ result, isStaff }: { result: Sent; isStaff: boolean }) => {
  const t = useText();
  const { person, outcome, sent } = result;
  const isHeld = sent.mail === 'held';
  const isQuiet = CHANGED_NOTHING.includes(outcome);
  return (
    <Notice
      tone={isQuiet ? 'info' : isHeld ? 'warning' : 'good'}
      title={t(`sent.${outcome}`, { name: person.name })}
      isAlert
    >
      {isHeld && (isStaff ? sent.mailProblem : t('person.mailWaits'))}
      {sent.mail === 'queued' && t('sent.queued', { email: person.email })}
      {sent.link && (
        <div style={{ marginTop: '1.2rem', maxWidth: '80rem' }}>
          <CopyText
            label={t('sent.link')}
            hint={
              sent.expiresAt
                ? t('sent.link.until', { moment: formatMoment(sent.expiresAt) })
                : t('sent.link.hint')
            }
            text={sent.link}
          />
        </div>
      )}
    </Notice>
  );
};
