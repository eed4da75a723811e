import { useState } from 'react';

import {
  Field,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { answerOf, FormDialog, todayInLondon } from '../../../../../../src/admin/kit';
import type { TierService } from '../../../../../bill-run/shared/contracts/acts';
import { useRecordActMutation } from '../../services/acts';
import { useText } from '../../text';

import { penceOf } from './amount';

type RecordActDialogProps = {
  documentId: string;
  services: TierService[];
  onClose: () => void;
};

const BY_ITSELF = ['month', 'percentage', 'not-charged'];
const newRequestId = () => `${Date.now()}-${Math.random().toString(36).slice(2)}`;

/** Writes down what no action of the system does: training, agreed work, additions in bulk. */
export const RecordActDialog = ({ documentId, services, onClose }: RecordActDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [requestId] = useState(newRequestId);
  const [service, setService] = useState('');
  const [typed, setTyped] = useState({
    actedOn: todayInLondon(),
    quantity: '1',
    amount: '',
    note: '',
  });
  const [record, { isLoading, error }] = useRecordActMutation();
  const chosen = services.find(({ code }) => code === service);
  const needsAmount = chosen && chosen.terms !== 'included' && chosen.terms !== 'price';
  const quotedPence = penceOf(typed.amount);
  const isReady =
    service !== '' && Number(typed.quantity) >= 1 && (!needsAmount || quotedPence !== null);
  const submit = async () => {
    const act = {
      service,
      requestId,
      actedOn: typed.actedOn,
      quantity: Number(typed.quantity),
      note: typed.note || null,
      quotedPence: needsAmount ? quotedPence : null,
    };
    if (answerOf(await record({ documentId, act }))) {
      toggleNotification({ type: 'success', message: t('acts.record.done') });
      onClose();
    }
  };
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: (event: { target: { value: string } }) =>
      setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <FormDialog
      title={t('acts.record.title')}
      submitLabel={t('acts.record')}
      isReady={isReady}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field.Root name="service" required>
        <Field.Label>{t('acts.service')}</Field.Label>
        <SingleSelect value={service} onChange={(value) => setService(String(value))}>
          {services
            .filter(({ unit }) => !BY_ITSELF.includes(unit))
            .map(({ code, name }) => (
              <SingleSelectOption key={code} value={code}>
                {name}
              </SingleSelectOption>
            ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="actedOn" hint={t('acts.day.hint')} required>
        <Field.Label>{t('acts.day')}</Field.Label>
        <TextInput {...field('actedOn')} />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="quantity" hint={t('acts.quantity.hint')} required>
        <Field.Label>{t('acts.quantity')}</Field.Label>
        <TextInput {...field('quantity')} />
        <Field.Hint />
      </Field.Root>
      {needsAmount && (
        <Field.Root name="amount" hint={t('acts.amount.hint')} required>
          <Field.Label>{t('acts.amount')}</Field.Label>
          <TextInput {...field('amount')} />
          <Field.Hint />
        </Field.Root>
      )}
      <Field.Root name="note" hint={t('acts.note.hint')}>
        <Field.Label>{t('acts.note')}</Field.Label>
        <Textarea maxLength={1000} {...field('note')} />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};
