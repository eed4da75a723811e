import { useState } from 'react';

import { Checkbox, Field, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { fieldError, FormDialog } from '../../../../../../src/admin/kit';
import type { Threshold } from '../../../../shared/contracts/thresholds';
import { useSaveThresholdMutation } from '../../services/balances';
import { useText } from '../../text';

import { ChoiceOf, ForWhom } from './thresholdFields';
import { bodyOf, formOf, type ThresholdForm } from './thresholdForm';

const KINDS = ['amount', 'allowance', 'unusual'] as const;
const STATES = ['active', 'off'] as const;
const TELL = ['notifyBureau', 'notifyReseller', 'notifyCustomer', 'requestBar'] as const;
const MEASURES = {
  amount: ['amount'],
  allowance: ['percent'],
  unusual: ['times', 'amount'],
} as const;

type ThresholdDialogProps = { threshold: Threshold | null; onClose: () => void };

/** From where on to warn, about whose usage, and who is told. */
export const ThresholdDialog = ({ threshold, onClose }: ThresholdDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [save, { isLoading, error }] = useSaveThresholdMutation();
  const [form, setForm] = useState(() => formOf(threshold));
  const body = bodyOf(form);
  const set = (changes: Partial<ThresholdForm>) => setForm({ ...form, ...changes });

  const submit = async () => {
    if (!body) return;
    const result = await save({ documentId: threshold?.documentId, body });
    if ('data' in result && result.data) {
      toggleNotification({ type: 'success', message: t('thresholds.saved') });
      onClose();
    }
  };

  const typed = (name: 'name' | 'amount' | 'percent' | 'times') => (
    <Field.Root
      key={name}
      name={name}
      required
      hint={t(
        name === 'amount' ? `thresholds.amount.${form.kind}.hint` : `thresholds.${name}.hint`,
      )}
      error={fieldError(error, name)}
    >
      <Field.Label>{t(`thresholds.${name}`)}</Field.Label>
      <Field.Input
        value={form[name]}
        autoComplete="off"
        inputMode={name === 'name' ? undefined : 'decimal'}
        onChange={(event) => set({ [name]: event.target.value })}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );

  return (
    <FormDialog
      title={
        threshold ? t('thresholds.changeNamed', { name: threshold.name }) : t('thresholds.new')
      }
      submitLabel={t('thresholds.save')}
      isReady={body !== null}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      {typed('name')}
      <ChoiceOf
        name="kind"
        value={form.kind}
        values={KINDS}
        onChange={(kind) => set({ kind: kind as ThresholdForm['kind'] })}
      />
      {MEASURES[form.kind].map(typed)}
      <ForWhom form={form} known={threshold} onChange={set} />
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography variant="pi" fontWeight="bold">
          {t('thresholds.then')}
        </Typography>
        {TELL.map((name) => (
          <Checkbox
            key={name}
            checked={form[name]}
            onCheckedChange={(isOn) => set({ [name]: isOn === true })}
          >
            {t(`thresholds.${name}`)}
          </Checkbox>
        ))}
      </Flex>
      {threshold && (
        <ChoiceOf
          name="state"
          value={form.state}
          values={STATES}
          onChange={(state) => set({ state: state as ThresholdForm['state'] })}
        />
      )}
    </FormDialog>
  );
};
