import { useState } from 'react';

import { Field, Textarea, Typography } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import { answerOf, fieldError, FormDialog } from '../../../../../../src/admin/kit';
import type { ResellerDetail } from '../../../../shared/contracts/resellers';
import { LOOK_MINUTES, LOOK_REASON_LENGTH } from '../../../../shared/contracts/view-as';
import { startLook } from '../../acting/acting';
import { MY_ROOT } from '../../paths';
import { useStartLookMutation } from '../../services/resellers';
import { useText } from '../../text';

type LookDialogProps = { reseller: ResellerDetail; onClose: () => void };

/** Why staff look; it is written down, and then the reseller's own pages open. */
export const LookDialog = ({ reseller, onClose }: LookDialogProps) => {
  const t = useText();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [start, { isLoading, error }] = useStartLookMutation();
  const ofReason = fieldError(error, 'reason');

  const submit = async () => {
    const look = answerOf(await start({ documentId: reseller.documentId, reason: reason.trim() }));
    if (look) {
      startLook(look);
      navigate(MY_ROOT);
    }
  };

  return (
    <FormDialog
      title={t('look.title', { name: reseller.name })}
      submitLabel={t('look.start')}
      isReady={reason.trim() !== ''}
      isBusy={isLoading}
      error={ofReason ? undefined : error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography tag="p">{t('look.text', { minutes: LOOK_MINUTES })}</Typography>
      <Field.Root name="reason" required hint={t('look.reason.hint')} error={ofReason}>
        <Field.Label>{t('look.reason')}</Field.Label>
        <Textarea
          maxLength={LOOK_REASON_LENGTH}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
};
