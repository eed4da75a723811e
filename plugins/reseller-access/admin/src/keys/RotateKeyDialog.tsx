import { useState } from 'react';

import { Field, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';

import { answerOf, FormDialog } from '../../../../../src/admin/kit';
import {
  KEY_GRACE_HOURS,
  type ResellerKey,
  type SecretAnswer,
} from '../../../shared/contracts/keys';
import { useRotateKeyMutation } from '../services/keys';
import { useText } from '../text';

type RotateKeyDialogProps = {
  of: string | null;
  apiKey: ResellerKey;
  onMade: (answer: SecretAnswer) => void;
  onClose: () => void;
};

const GRACE = [KEY_GRACE_HOURS.min, 1, KEY_GRACE_HOURS.usual, 72, KEY_GRACE_HOURS.max];

/** A new secret for the same systems, with some time to bring it there. */
export const RotateKeyDialog = ({ of, apiKey, onMade, onClose }: RotateKeyDialogProps) => {
  const t = useText();
  const [graceHours, setGraceHours] = useState(KEY_GRACE_HOURS.usual);
  const [rotate, { isLoading, error }] = useRotateKeyMutation();

  const submit = async () => {
    const answer = answerOf(await rotate({ of, id: apiKey.id, graceHours }));
    if (answer) {
      onMade(answer);
    }
  };

  return (
    <FormDialog
      title={t('key.rotate.title', { name: apiKey.name })}
      submitLabel={t('key.rotate.submit')}
      isReady
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography tag="p">{t('key.rotate.text')}</Typography>
      <Field.Root name="graceHours" hint={t('key.grace.hint')}>
        <Field.Label>{t('key.grace')}</Field.Label>
        <SingleSelect
          value={String(graceHours)}
          onChange={(chosen) => setGraceHours(Number(chosen))}
        >
          {GRACE.map((hours) => (
            <SingleSelectOption key={hours} value={String(hours)}>
              {t('key.grace.hours', { hours })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};
