import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useText } from '../text';

import { type Lifetime, LIFETIMES, lifetimeKey, lifetimeOf } from './lifetimes';

type LifetimeFieldProps = {
  label: string;
  lifetime: Lifetime;
  mayNeverExpire: boolean;
  error?: string;
  onChange: (lifetime: Lifetime) => void;
};

/** How long a key works. */
export const LifetimeField = ({
  label,
  lifetime,
  mayNeverExpire,
  error,
  onChange,
}: LifetimeFieldProps) => {
  const t = useText();
  return (
    <Field.Root name="expiresInDays" hint={t('key.lifetime.hint')} error={error}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={lifetimeKey(lifetime)}
        onChange={(chosen) => onChange(lifetimeOf(String(chosen)))}
      >
        {LIFETIMES.filter((choice) => choice !== null || mayNeverExpire).map((choice) => (
          <SingleSelectOption key={lifetimeKey(choice)} value={lifetimeKey(choice)}>
            {choice === null ? t('key.lifetime.never') : t('key.lifetime', { days: choice })}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
