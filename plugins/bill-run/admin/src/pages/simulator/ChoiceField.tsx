import { Combobox, ComboboxOption, Field } from '@strapi/design-system';

type ChoiceFieldProps = {
  name: string;
  label: string;
  hint?: string;
  placeholder: string;
  value: string;
  choices: { documentId: string; name: string; detail?: string }[];
  onChange: (documentId: string) => void;
};

/** A list to choose from that narrows while one types; it may stay empty. */
export const ChoiceField = (props: ChoiceFieldProps) => {
  const { name, label, hint, placeholder, value, choices, onChange } = props;
  return (
    <Field.Root name={name} hint={hint} width="100%">
      <Field.Label>{label}</Field.Label>
      <Combobox
        value={value}
        placeholder={placeholder}
        onChange={(chosen) => onChange(chosen ? String(chosen) : '')}
        onClear={() => onChange('')}
      >
        {choices.map(({ documentId, name: text, detail }) => (
          <ComboboxOption key={documentId} value={documentId} textValue={text}>
            {[text, detail].filter(Boolean).join(' · ')}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Hint />
    </Field.Root>
  );
};
