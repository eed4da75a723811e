import { useState } from 'react';

import { Field } from '@strapi/design-system';

import { answerOf, fieldError, FormDialog } from '../../../../../src/admin/kit';
import type { Capability } from '../../../shared/contracts/access';
import {
  KEY_DEFAULT_DAYS,
  KEY_NAME_LENGTH,
  type ListKeys,
  type SecretAnswer,
} from '../../../shared/contracts/keys';
import { useCreateKeyMutation } from '../services/keys';
import { useText } from '../text';

import { LifetimeField } from './LifetimeField';
import { ScopesField } from './ScopesField';
import type { Lifetime } from './lifetimes';

type MakeKeyDialogProps = {
  of: string | null;
  rules: ListKeys['meta'];
  onMade: (answer: SecretAnswer) => void;
  onClose: () => void;
};

/** A new key: what it is for, what it may do, how long it works. */
export const MakeKeyDialog = ({ of, rules, onMade, onClose }: MakeKeyDialogProps) => {
  const t = useText();
  const [name, setName] = useState('');
  // A key for a site mostly reads; what changes something is chosen on purpose.
  const [scopes, setScopes] = useState<Capability[]>(() =>
    rules.scopes.filter((scope) => scope.endsWith('.read')),
  );
  const [lifetime, setLifetime] = useState<Lifetime>(KEY_DEFAULT_DAYS);
  const [create, { isLoading, error }] = useCreateKeyMutation();
  const ofFields = [fieldError(error, 'name'), fieldError(error, 'expiresInDays')];

  const submit = async () => {
    const key = { name: name.trim(), scopes, expiresInDays: lifetime };
    const answer = answerOf(await create({ of, key }));
    if (answer) {
      onMade(answer);
    }
  };

  return (
    <FormDialog
      title={t('key.make.title')}
      submitLabel={t('key.make.submit')}
      isReady={name.trim() !== '' && scopes.length > 0}
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
      <ScopesField offered={rules.scopes} chosen={scopes} onChange={setScopes} />
      <LifetimeField
        label={t('key.lifetime.label')}
        lifetime={lifetime}
        mayNeverExpire={rules.mayNeverExpire}
        error={ofFields[1]}
        onChange={setLifetime}
      />
    </FormDialog>
  );
};
