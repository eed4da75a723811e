import { useState } from 'react';

import { Field, Textarea, Typography } from '@strapi/design-system';

import type { CreditCheck } from '../../../plugins/bill-run/shared/contracts/credit-checks';
import { FormDialog } from '../kit/Dialogs/FormDialog';
import { formatDate } from '../kit/format/dates';
import { useKitText } from '../kit/text/kitText';

type TakeCheckBackDialogProps = {
  check: CreditCheck;
  isBusy: boolean;
  error: unknown;
  onSubmit: (reason: string) => void;
  onClose: () => void;
};

/** A check that was recorded wrongly is taken back with a reason; what that means for its charge is said. */
export const TakeCheckBackDialog = ({ check, onSubmit, ...dialog }: TakeCheckBackDialogProps) => {
  const t = useKitText();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={t('creditChecks.takeBack.title', { date: formatDate(check.checkedOn) })}
      submitLabel={t('creditChecks.takeBack')}
      isReady={reason.trim() !== ''}
      onSubmit={() => onSubmit(reason.trim())}
      {...dialog}
    >
      <Typography>{t('creditChecks.takeBack.text')}</Typography>
      {check.actStatus && (
        <Typography>{t(`creditChecks.takeBack.act.${check.actStatus}`)}</Typography>
      )}
      <Field.Root name="reason" hint={t('creditChecks.reason.hint')} required>
        <Field.Label>{t('creditChecks.reason')}</Field.Label>
        <Textarea
          value={reason}
          maxLength={1000}
          onChange={(event: { target: { value: string } }) => setReason(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};
