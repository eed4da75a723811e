import { useState } from 'react';

import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { fieldError, FormDialog } from '../../../../../../src/admin/kit';
import type { EnterWalletBody } from '../../../../shared/contracts/balances';
import { useEnterInWalletMutation } from '../../services/balances';
import { useText } from '../../text';
import { typedPence } from '../typedPence';

const KINDS = ['top-up', 'refund', 'correction'] as const;

/** Adds to a customer's credit, pays it back, or corrects it. Sent once however often it is pressed. */
export const WalletDialog = ({
  documentId,
  onClose,
}: {
  documentId: string;
  onClose: () => void;
}) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [enter, { isLoading, error }] = useEnterInWalletMutation();
  const [key] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<EnterWalletBody['kind']>('top-up');
  const [amount, setAmount] = useState('');
  const [reference, setReference] = useState('');
  const amountPence = typedPence(amount);
  const isReady = !Number.isNaN(amountPence) && amountPence !== 0 && reference.trim() !== '';

  const submit = async () => {
    const result = await enter({ documentId, body: { kind, amountPence, reference, key } });
    if ('data' in result && result.data) {
      toggleNotification({ type: 'success', message: t('wallet.done') });
      onClose();
    }
  };

  return (
    <FormDialog
      title={t('wallet.enter')}
      submitLabel={t('wallet.submit')}
      isReady={isReady}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field.Root name="kind" hint={t(`wallet.kind.${kind}.hint`)} required>
        <Field.Label>{t('wallet.what')}</Field.Label>
        <SingleSelect
          value={kind}
          onChange={(chosen) => setKind(KINDS.find((one) => one === chosen) ?? 'top-up')}
        >
          {KINDS.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {t(`wallet.kind.${one}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
      <Field.Root
        name="amountPence"
        hint={t('wallet.amount.hint')}
        error={fieldError(error, 'amountPence')}
        required
      >
        <Field.Label>{t('wallet.amount.label')}</Field.Label>
        <Field.Input
          value={amount}
          inputMode="decimal"
          autoComplete="off"
          onChange={(event) => setAmount(event.target.value)}
        />
        <Field.Error />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="reference" hint={t('wallet.reference.hint')} required>
        <Field.Label>{t('wallet.reference')}</Field.Label>
        <Field.Input
          value={reference}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => setReference(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};
