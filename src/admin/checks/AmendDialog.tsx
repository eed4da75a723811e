import { useState } from 'react';

import {
  Field,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';

import type {
  CheckedLine,
  NewAmendment,
  VatChoice,
} from '../../../plugins/bill-run/shared/contracts/checks';
import { FormDialog } from '../kit/Dialogs/FormDialog';
import { formatPence } from '../kit/format/money';
import { useKitText } from '../kit/text/kitText';

/** What is to be changed: a line added or credited, or one left out or priced anew. */
export type Amending =
  | { kind: 'add' | 'credit' }
  | { kind: 'remove' | 'reprice'; line: CheckedLine };

type AmendDialogProps = {
  amending: Amending;
  isBusy: boolean;
  error: unknown;
  onSubmit: (amendment: NewAmendment) => void;
  onClose: () => void;
};

const VAT: VatChoice[] = ['standard', 'reduced', 'zero', 'exempt', 'outside'];

/** Whole pence of an amount as people type it; null when it is none. */
export const penceOf = (typed: string): number | null =>
  /^-?\d{1,7}(\.\d{1,2})?$/.test(typed.trim()) ? Math.round(Number(typed) * 100) : null;

/** Changes a bill. The bill is made anew at once, and what is kept says who did it and why. */
export const AmendDialog = ({ amending, isBusy, error, onSubmit, onClose }: AmendDialogProps) => {
  const t = useKitText();
  const { kind } = amending;
  const line = 'line' in amending ? amending.line : null;
  const [description, setDescription] = useState('');
  const [amount, setAmount] = useState('');
  const [vatTreatment, setVat] = useState<VatChoice>('standard');
  const [reason, setReason] = useState('');
  const pence = penceOf(amount);
  const isNew = kind === 'add' || kind === 'credit';
  const needsAmount = kind !== 'remove';
  const isReady =
    reason.trim() !== '' &&
    (!isNew || description.trim() !== '') &&
    (!needsAmount || (pence !== null && (kind === 'reprice' || pence > 0)));

  const submit = () => {
    if (line) {
      const { key: lineKey, description: text } = line;
      const meant = { lineKey, description: text.slice(0, 200), reason };
      onSubmit(
        kind === 'remove'
          ? { kind, ...meant }
          : { kind: 'reprice', ...meant, netPence: pence ?? 0 },
      );
      return;
    }
    const netPence = (kind === 'credit' ? -1 : 1) * (pence ?? 0);
    onSubmit({ kind: 'add', description, netPence, vatTreatment, reason });
  };

  return (
    <FormDialog
      title={t(`checks.amend.${kind}`)}
      submitLabel={t('checks.amend.submit')}
      isReady={isReady}
      isBusy={isBusy}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      {line && (
        <Typography>
          {line.description}: {formatPence(line.netPence)}
        </Typography>
      )}
      {isNew && (
        <Field.Root name="description" required hint={t('checks.amend.description.hint')}>
          <Field.Label>{t('checks.amend.description')}</Field.Label>
          <TextInput
            value={description}
            maxLength={200}
            onChange={(event) => setDescription(event.target.value)}
          />
          <Field.Hint />
        </Field.Root>
      )}
      {needsAmount && (
        <Field.Root name="amount" required hint={t('checks.amend.amount.hint')}>
          <Field.Label>{t('checks.amend.amount')}</Field.Label>
          <TextInput
            inputMode="decimal"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
          <Field.Hint />
        </Field.Root>
      )}
      {isNew && (
        <Field.Root name="vat">
          <Field.Label>{t('checks.amend.vat')}</Field.Label>
          <SingleSelect
            value={vatTreatment}
            onChange={(chosen) => setVat(String(chosen) as VatChoice)}
          >
            {VAT.map((choice) => (
              <SingleSelectOption key={choice} value={choice}>
                {t(`checks.vat.${choice}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      )}
      <Field.Root name="reason" required hint={t('checks.amend.reason.hint')}>
        <Field.Label>{t('checks.amend.reason')}</Field.Label>
        <TextInput
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};
