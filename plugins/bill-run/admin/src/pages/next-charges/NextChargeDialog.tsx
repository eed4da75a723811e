import { useState } from 'react';

import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { fieldError, FormDialog } from '../../../../../../src/admin/kit';
import type { VatChoice } from '../../../../shared/contracts/checks';
import { useChargeNextBillMutation } from '../../services/nextCharges';
import { useText } from '../../text';
import { typedPence } from '../typedPence';

const TREATMENTS = ['standard', 'reduced', 'zero', 'exempt', 'outside'] as const;

type Draft = { description: string; amount: string; vatTreatment: VatChoice; reason: string };
type TextName = 'description' | 'amount' | 'reason';

/** A charge by hand for the next bill. Sent once however often it is pressed. */
export const NextChargeDialog = ({
  customer,
  onClose,
}: {
  customer: string;
  onClose: () => void;
}) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [charge, { isLoading, error }] = useChargeNextBillMutation();
  const [requestId] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState<Draft>({
    description: '',
    amount: '',
    vatTreatment: 'standard',
    reason: '',
  });
  const { amount, ...words } = draft;
  const netPence = typedPence(amount);
  const isReady =
    !Number.isNaN(netPence) &&
    netPence !== 0 &&
    words.description.trim() !== '' &&
    words.reason.trim() !== '';

  const submit = async () => {
    const result = await charge({ customer, body: { requestId, netPence, ...words } });
    if ('data' in result && result.data) {
      toggleNotification({ type: 'success', message: t('nextCharges.done') });
      onClose();
    }
  };

  const field = (name: TextName, maxLength: number, errorField: string = name) => (
    <Field.Root
      name={name}
      hint={t(`nextCharges.${name}.hint`)}
      error={fieldError(error, errorField)}
      required
    >
      <Field.Label>{t(`nextCharges.${name}`)}</Field.Label>
      <Field.Input
        value={draft[name]}
        maxLength={maxLength}
        autoComplete="off"
        onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );

  return (
    <FormDialog
      title={t('nextCharges.add')}
      submitLabel={t('nextCharges.submit')}
      isReady={isReady}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      {field('description', 200)}
      {field('amount', 20, 'netPence')}
      <Field.Root name="vatTreatment" hint={t('nextCharges.vat.hint')} required>
        <Field.Label>{t('nextCharges.vat')}</Field.Label>
        <SingleSelect
          value={draft.vatTreatment}
          onChange={(chosen) =>
            setDraft({
              ...draft,
              vatTreatment: TREATMENTS.find((one) => one === chosen) ?? 'standard',
            })
          }
        >
          {TREATMENTS.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {t(`nextCharges.vat.${one}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
      {field('reason', 500)}
    </FormDialog>
  );
};
