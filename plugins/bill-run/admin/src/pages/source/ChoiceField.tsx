import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

type ChoiceFieldProps = {
  name: string;
  label: string;
  hint?: string;
  value: string;
  /** The words for no choice; left out when one must be made. */
  none?: string;
  choices: { value: string; label: string }[];
  isDisabled?: boolean;
  onChange: (value: string) => void;
};

const NONE = 'none';

/** A field that is chosen from a list. */
export const ChoiceField = (props: ChoiceFieldProps) => {
  const { name, label, hint, value, none, choices, isDisabled, onChange } = props;
  return (
    <Field.Root name={name} hint={hint}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={none !== undefined && value === '' ? NONE : value}
        disabled={isDisabled}
        onChange={(chosen) => onChange(chosen === NONE ? '' : String(chosen))}
      >
        {none !== undefined && <SingleSelectOption value={NONE}>{none}</SingleSelectOption>}
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
