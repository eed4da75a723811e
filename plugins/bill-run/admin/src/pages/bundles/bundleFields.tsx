import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useText } from '../../text';

type FieldName =
  | 'product'
  | 'name'
  | 'unit'
  | 'quantity'
  | 'sharing'
  | 'priority'
  | 'proration'
  | 'rolloverPeriods'
  | 'rolloverMost'
  | 'state';

type Base = { name: FieldName; value: string; onChange: (value: string) => void };

/** A field that is typed, with its label and help by its name. */
export const TypedField = ({
  name,
  value,
  error,
  isRequired,
  onChange,
}: Base & { error: string | undefined; isRequired: boolean }) => {
  const t = useText();
  return (
    <Field.Root name={name} hint={t(`bundles.${name}.hint`)} error={error} required={isRequired}>
      <Field.Label>{t(`bundles.${name}`)}</Field.Label>
      <Field.Input
        value={value}
        autoComplete="off"
        inputMode={name === 'name' ? undefined : 'decimal'}
        onChange={(event) => onChange(event.target.value)}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
};

/** A field with a few choices, with its label and help by its name. */
export const ChoiceField = ({
  name,
  value,
  isFixed,
  choices,
  onChange,
}: Base & { isFixed: boolean; choices: { value: string; label: string }[] }) => {
  const t = useText();
  return (
    <Field.Root name={name} hint={t(`bundles.${name}.hint`)} required>
      <Field.Label>{t(`bundles.${name}`)}</Field.Label>
      <SingleSelect
        value={value}
        disabled={isFixed}
        placeholder={t('bundles.choose')}
        onChange={(chosen) => onChange(String(chosen))}
      >
        {choices.map((choice) => (
          <SingleSelectOption key={choice.value} value={choice.value}>
            {choice.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
};
