import { useState } from 'react';

import { Checkbox, Field } from '@strapi/design-system';

import { fieldError, FormDialog } from '../../../../../src/admin/kit';
import {
  KEY_DEFAULT_DAYS,
  KEY_NAME_LENGTH,
  type ListKeys,
  type ResellerKey,
} from '../../../shared/contracts/keys';
import { useChangeKeyMutation } from '../services/keys';
import { useText } from '../text';

import { LifetimeField } from './LifetimeField';
import type { Lifetime } from './lifetimes';

type ChangeKeyDialogProps = {
  of: string | null;
  apiKey: ResellerKey;
  rules: ListKeys['meta'];
  onClose: () => void;
};

/** Another name, or another end. The secret stays. */
export const ChangeKeyDialog = ({ of, apiKey, rules, onClose }: ChangeKeyDialogProps) => {
  const t = useText();
  const [name, setName] = useState(apiKey.name);
  const [hasNewEnd, setHasNewEnd] = useState(false);
  const [lifetime, setLifetime] = useState<Lifetime>(KEY_DEFAULT_DAYS);
  const [change, { isLoading, error }] = useChangeKeyMutation();
  const ofFields = [fieldError(error, 'name'), fieldError(error, 'expiresInDays')];

  const submit = async () => {
    const changes = { name: name.trim(), ...(hasNewEnd ? { expiresInDays: lifetime } : {}) };
    const result = await change({ of, id: apiKey.id, change: changes });
    if ('data' in result) {
      onClose();
    }
  };

  return (
    <FormDialog
      title={t('key.change.title', { name: apiKey.name })}
      submitLabel={t('key.change.submit')}
      isReady={name.trim() !== ''}
      isBusy={isLoading}
      error={ofFields.some(Boolean) ? undefined : error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field.Root name="name" required hint={t('key.name.hint')} error={ofFields[0]}>
        <Field.Label>{t('key.name')}</Field.Label>
        <Field.Input
          autoComplete="off"
          maxLength={KEY_NAME_LENGTH}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Checkbox checked={hasNewEnd} onCheckedChange={(isOn) => setHasNewEnd(isOn === true)}>
        {t('key.change.end')}
      </Checkbox>
      {hasNewEnd && (
        <LifetimeField
          label={t('key.change.lifetime')}
          lifetime={lifetime}
          mayNeverExpire={rules.mayNeverExpire}
          error={ofFields[1]}
          onChange={setLifetime}
        />
      )}
    </FormDialog>
  );
};
