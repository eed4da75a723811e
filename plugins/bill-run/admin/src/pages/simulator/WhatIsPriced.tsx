import { Field, Grid, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useText } from '../../text';

import { secondsOf, type Typed } from './simulateInput';

type WhatIsPricedProps = { typed: Typed; onChange: (changes: Partial<Typed>) => void };

const KINDS = ['call', 'sms', 'data'] as const;
const UNITS = ['KB', 'MB', 'GB'];

/** What is priced: a call, text messages or data, to where and when. */
export const WhatIsPriced = ({ typed, onChange }: WhatIsPricedProps) => {
  const t = useText();
  const { kind } = typed;
  const input = (name: keyof Typed, label: string, more: { hint?: string; type?: string } = {}) => (
    <TypedField
      name={name}
      label={label}
      {...more}
      value={typed[name]}
      error={
        name === 'length' && secondsOf(typed.length) === null ? t('sim.length.wrong') : undefined
      }
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <Grid.Root gap={5}>
      <Grid.Item col={3} s={12} alignItems="flex-start">
        <Choice
          name="kind"
          label={t('sim.kind')}
          value={kind}
          choices={KINDS.map((value) => ({ value, label: t(`sim.kind.${value}`) }))}
          onChange={(value) => onChange({ kind: value })}
        />
      </Grid.Item>
      {kind !== 'data' && (
        <Grid.Item col={3} s={12} alignItems="flex-start">
          {input('number', t('sim.number'), { hint: t('sim.number.hint') })}
        </Grid.Item>
      )}
      <Grid.Item col={3} s={12} alignItems="flex-start">
        {input('date', t('sim.date'), { type: 'date' })}
      </Grid.Item>
      <Grid.Item col={3} s={12} alignItems="flex-start">
        {input('time', t('sim.time'), { type: 'time', hint: t('sim.time.hint') })}
      </Grid.Item>
      {kind === 'call' ? (
        <Grid.Item col={3} s={12} alignItems="flex-start">
          {input('length', t('sim.length'), { hint: t('sim.length.hint') })}
        </Grid.Item>
      ) : (
        <Grid.Item col={3} s={12} alignItems="flex-start">
          {input('quantity', t(kind === 'sms' ? 'sim.messages' : 'sim.data'), { type: 'number' })}
        </Grid.Item>
      )}
      {kind === 'data' && (
        <Grid.Item col={3} s={12} alignItems="flex-start">
          <Choice
            name="unit"
            label={t('sim.unit')}
            value={typed.unit}
            choices={UNITS.map((value) => ({ value, label: value }))}
            onChange={(unit) => onChange({ unit })}
          />
        </Grid.Item>
      )}
    </Grid.Root>
  );
};

type FieldProps = {
  name: string;
  label: string;
  hint?: string;
  type?: string;
  value: string;
  error?: string;
  onChange: (value: string) => void;
};

const TypedField = ({ name, label, hint, type = 'text', value, error, onChange }: FieldProps) => (
  <Field.Root name={name} hint={hint} error={error} width="100%">
    <Field.Label>{label}</Field.Label>
    <Field.Input type={type} value={value} onChange={(event) => onChange(event.target.value)} />
    <Field.Hint />
    <Field.Error />
  </Field.Root>
);

type ChoiceProps = {
  name: string;
  label: string;
  value: string;
  choices: { value: string; label: string }[];
  onChange: (value: string) => void;
};

const Choice = ({ name, label, value, choices, onChange }: ChoiceProps) => (
  <Field.Root name={name} width="100%">
    <Field.Label>{label}</Field.Label>
    <SingleSelect value={value} onChange={(chosen) => onChange(String(chosen))}>
      {choices.map((choice) => (
        <SingleSelectOption key={choice.value} value={choice.value}>
          {choice.label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  </Field.Root>
);
