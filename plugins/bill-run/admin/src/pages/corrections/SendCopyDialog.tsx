import { useState } from 'react';

import { Field, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { answerOf, FormDialog } from '../../../../../../src/admin/kit';
import type { InvoiceDetail } from '../../../../shared/contracts/runs';
import { useSendCopyMutation } from '../../services/corrections';
import { useText } from '../../text';

import { newRequestId } from './amounts';

const EMAIL = /^\S+@\S+\.\S+$/;

/** Sends a copy of an invoice by e-mail; the reseller is charged for it by his tier. */
export const SendCopyDialog = ({
  invoice,
  onClose,
}: {
  invoice: InvoiceDetail;
  onClose: () => void;
}) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [requestId] = useState(newRequestId);
  const [to, setTo] = useState('');
  const [send, { isLoading, error }] = useSendCopyMutation();
  const { documentId, number } = invoice;
  const submit = async () => {
    if (answerOf(await send({ documentId, requestId, to: to.trim() }))) {
      toggleNotification({ type: 'success', message: t('copy.done', { to: to.trim() }) });
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('copy.title', { number: number ?? '' })}
      submitLabel={t('copy.send')}
      isReady={EMAIL.test(to.trim())}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography>{t('copy.text')}</Typography>
      <Field.Root name="to" hint={t('copy.to.hint')} required>
        <Field.Label>{t('copy.to')}</Field.Label>
        <TextInput
          value={to}
          onChange={(event: { target: { value: string } }) => setTo(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};
