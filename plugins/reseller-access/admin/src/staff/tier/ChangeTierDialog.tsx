import { useState } from 'react';

import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { answerOf, FormDialog, todayInLondon } from '../../../../../../src/admin/kit';
import type { TierAndPrices } from '../../../../../bill-run/shared/contracts/acts';
import { useChangeTierMutation } from '../../services/acts';
import { useText } from '../../text';

import { TierPlan } from './TierPlan';

type ChangeTierDialogProps = { documentId: string; tier: TierAndPrices; onClose: () => void };

const IS_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Another tier from a day on; what it costs, and on which bill, is shown before it is made. */
export const ChangeTierDialog = ({ documentId, tier, onClose }: ChangeTierDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const current = tier.spans.at(-1)?.tierCode;
  const [tierCode, setTierCode] = useState('');
  const [validFrom, setValidFrom] = useState(todayInLondon());
  const [change, { isLoading, error }] = useChangeTierMutation();
  const isReady = tierCode !== '' && IS_DAY.test(validFrom) && validFrom >= todayInLondon();
  const submit = async () => {
    if (answerOf(await change({ documentId, tierCode, validFrom }))) {
      toggleNotification({ type: 'success', message: t('tiers.change.done') });
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('tiers.change')}
      submitLabel={t('tiers.change')}
      isReady={isReady}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field.Root name="tier" required>
        <Field.Label>{t('tiers.tier')}</Field.Label>
        <SingleSelect value={tierCode} onChange={(value) => setTierCode(String(value))}>
          {tier.choices
            .filter(({ code }) => code !== current)
            .map(({ code, name }) => (
              <SingleSelectOption key={code} value={code}>
                {name}
              </SingleSelectOption>
            ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="validFrom" hint={t('tiers.change.day.hint')} required>
        <Field.Label>{t('tiers.from')}</Field.Label>
        <TextInput
          type="date"
          value={validFrom}
          onChange={(event: { target: { value: string } }) => setValidFrom(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
      {isReady && <TierPlan documentId={documentId} tierCode={tierCode} validFrom={validFrom} />}
    </FormDialog>
  );
};
