import { useState } from 'react';

import { Field, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { answerOf, FormDialog } from '../../../../../../src/admin/kit';
import type { ActView } from '../../../../../bill-run/shared/contracts/acts';
import { useQuoteActMutation, useWaiveActMutation } from '../../services/acts';
import { useText } from '../../text';

import { penceOf } from './amount';

type SettleActDialogProps = { act: ActView; how: 'waive' | 'quote'; onClose: () => void };

/** Waives an act, or gives one that is held its agreed price; with the reason. */
export const SettleActDialog = ({ act, how, onClose }: SettleActDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [reason, setReason] = useState('');
  const [amount, setAmount] = useState('');
  const [waive, waiving] = useWaiveActMutation();
  const [quote, quoting] = useQuoteActMutation();
  const quotedPence = penceOf(amount);
  const isReady = reason.trim() !== '' && (how === 'waive' || quotedPence !== null);
  const submit = async () => {
    const { id } = act;
    const saved = answerOf(
      how === 'waive'
        ? await waive({ id, reason })
        : await quote({ id, reason, quotedPence: quotedPence ?? 0 }),
    );
    if (saved) {
      toggleNotification({ type: 'success', message: t(`acts.${how}.done`) });
      onClose();
    }
  };
  return (
    <FormDialog
      title={t(`acts.${how}.title`, { service: act.serviceName })}
      submitLabel={t(`acts.${how}`)}
      isReady={isReady}
      isBusy={waiving.isLoading || quoting.isLoading}
      error={waiving.error ?? quoting.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography>{t(`acts.${how}.text`)}</Typography>
      {how === 'quote' && (
        <Field.Root name="amount" hint={t('acts.amount.hint')} required>
          <Field.Label>{t('acts.amount')}</Field.Label>
          <TextInput
            value={amount}
            onChange={(event: { target: { value: string } }) => setAmount(event.target.value)}
          />
          <Field.Hint />
        </Field.Root>
      )}
      <Field.Root name="reason" hint={t('acts.reason.hint')} required>
        <Field.Label>{t('acts.reason')}</Field.Label>
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
