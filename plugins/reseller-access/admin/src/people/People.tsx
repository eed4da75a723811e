import { useState } from 'react';

import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import { answerOf, DataList, EmptyState, ErrorState, Panel } from '../../../../../src/admin/kit';
import type { ResellerMode } from '../../../shared/contracts/access';
import type { Person } from '../../../shared/contracts/people';
import { ALWAYS_FRESH } from '../acting/myApi';
import {
  useListPeopleQuery,
  useResendInvitationMutation,
  useRestorePersonMutation,
} from '../services/people';
import { useText } from '../text';

import { InviteDialog } from './InviteDialog';
import type { PersonChange } from './PersonMenu';
import { RevokeDialog } from './RevokeDialog';
import { RoleDialog } from './RoleDialog';
import { type Sent, SentNotice } from './SentNotice';
import { usePeopleColumns } from './usePeopleColumns';

type PeopleProps = {
  /** Document id of the reseller, for staff; null: of one's own. */
  of: string | null;
  mode: ResellerMode;
  isReadOnly?: boolean;
};

type Open = { what: 'invite' } | { what: 'change-role' | 'revoke'; person: Person };

/** The people of a reseller, and what is done with them. For staff and for the reseller himself. */
export const People = ({ of, mode, isReadOnly = false }: PeopleProps) => {
  const t = useText();
  const list = useListPeopleQuery({ of }, ALWAYS_FRESH);
  const [open, setOpen] = useState<Open>();
  const [sent, setSent] = useState<Sent>();
  const [restore, restored] = useRestorePersonMutation();
  const [resend, resent] = useResendInvitationMutation();
  const close = () => setOpen(undefined);

  const change = async (person: Person, what: PersonChange) => {
    const whom = { of, membershipId: person.membershipId };
    setSent(undefined);
    switch (what) {
      case 'restore':
        await restore(whom);
        return;
      case 'resend': {
        const answer = answerOf(await resend(whom));
        if (answer) {
          setSent({ person: answer.data, outcome: 'resent', sent: answer.meta });
        }
        return;
      }
      default:
        setOpen({ what, person });
    }
  };

  const columns = usePeopleColumns({
    isStaff: of !== null,
    onChange: isReadOnly ? undefined : (person, what) => void change(person, what),
  });
  const invite = !isReadOnly && (
    <Button size="S" startIcon={<Plus aria-hidden />} onClick={() => setOpen({ what: 'invite' })}>
      {t('invite.open')}
    </Button>
  );

  return (
    <Panel title={t('people.title')} hint={t('people.hint')} action={invite}>
      <div style={{ display: 'grid', gap: '1.6rem' }}>
        {sent && <SentNotice result={sent} isStaff={of !== null} />}
        {[restored.error, resent.error].filter(Boolean).map((error, index) => (
          <ErrorState key={index} error={error} />
        ))}
        <DataList
          caption={t('people.title')}
          columns={columns}
          rows={list.data}
          rowKey={({ membershipId }) => membershipId}
          isLoading={list.isLoading}
          error={list.error}
          onRetry={list.refetch}
          empty={<EmptyState title={t('people.none')}>{t('people.none.text')}</EmptyState>}
        />
      </div>
      {open?.what === 'invite' && (
        <InviteDialog
          of={of}
          mode={mode}
          onClose={close}
          onInvited={({ data, meta: { outcome, ...rest } }) => {
            setSent({ person: data, outcome, sent: rest });
            close();
          }}
        />
      )}
      {open?.what === 'change-role' && (
        <RoleDialog of={of} mode={mode} person={open.person} onClose={close} />
      )}
      {open?.what === 'revoke' && <RevokeDialog of={of} person={open.person} onClose={close} />}
    </Panel>
  );
};
