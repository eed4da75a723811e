import { useState } from 'react';

import { Field, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../../../../../src/admin/kit';
import type { InvoiceWithLines } from '../../../../shared/contracts/lists';
import { useSendMyCopyMutation } from '../../services/corrections';
import { useText } from '../../text';

import { newRequestId } from './requestId';

const EMAIL = /^\S+@\S+\.\S+$/;

type SendCopyDialogProps = { invoice: InvoiceWithLines; onClose: () => void };

/** A copy of an invoice by e-mail, sent by the reseller himself, which costs him nothing. */
export const SendCopyDialog = ({ invoice, onClose }: SendCopyDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [requestId] = useState(newRequestId);
  const [typed, setTyped] = useState('');
  const [send, { isLoading, error }] = useSendMyCopyMutation();
  const to = typed.trim();
  const submit = async () => {
    const result = await send({ id: invoice.id, requestId, to });
    if ('error' in result) return;
    toggleNotification({ type: 'success', message: t('copy.done', { to }) });
    onClose();
  };
  return (
    <FormDialog
      title={t('copy.title', { number: invoice.number ?? '' })}
      submitLabel={t('copy.send')}
      isReady={EMAIL.test(to)}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography>{t('copy.text')}</Typography>
      <Field.Root name="to" hint={t('copy.to.hint')} required>
        <Field.Label>{t('copy.to')}</Field.Label>
        <TextInput
          type="email"
          value={typed}
          onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};
