import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import type { Threshold } from '../../../../shared/contracts/thresholds';
import { useFindPricedCustomersQuery, useGetSimulateChoicesQuery } from '../../services/reratings';
import { useText } from '../../text';
import { ChoiceField } from '../simulator/ChoiceField';
import { ChoiceSearch } from '../suspense-group/ChoiceSearch';

import type { ThresholdForm, Whom } from './thresholdForm';

type ChoiceOfProps = {
  name: 'kind' | 'state' | 'whom';
  value: string;
  values: readonly string[];
  onChange: (value: string) => void;
};

/** A field with a few choices, with its words by its name. */
export const ChoiceOf = ({ name, value, values, onChange }: ChoiceOfProps) => {
  const t = useText();
  const word = (one: string) => t(`thresholds.${name}.${one}` as 'thresholds.kind.amount');
  return (
    <Field.Root name={name} hint={t(`thresholds.${name}.hint`)} required>
      <Field.Label>{t(`thresholds.${name}`)}</Field.Label>
      <SingleSelect value={value} onChange={(chosen) => onChange(String(chosen))}>
        {values.map((one) => (
          <SingleSelectOption key={one} value={one}>
            {word(one)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
};

type ForWhomProps = {
  form: ThresholdForm;
  known: Threshold | null;
  onChange: (changes: Partial<ThresholdForm>) => void;
};

const WHOM = ['everybody', 'reseller', 'customer'] as const;

/** Everybody, the customers of a reseller, or one customer. */
export const ForWhom = ({ form, known, onChange }: ForWhomProps) => {
  const t = useText();
  const { data: choices } = useGetSimulateChoicesQuery();
  const customer = known?.customer;
  return (
    <>
      <ChoiceOf
        name="whom"
        value={form.whom}
        values={WHOM}
        onChange={(whom) => onChange({ whom: whom as Whom })}
      />
      {form.whom === 'reseller' && (
        <ChoiceField
          name="reseller"
          label={t('reseller')}
          placeholder={t('bundles.choose')}
          value={form.reseller}
          choices={choices?.resellers ?? []}
          onChange={(reseller) => onChange({ reseller })}
        />
      )}
      {form.whom === 'customer' && (
        <ChoiceSearch
          name="customer"
          label={t('customer')}
          hint={t('sim.customer.hint')}
          useChoices={useFindPricedCustomersQuery}
          initial={
            customer && {
              documentId: customer.documentId,
              name: customer.name,
              detail: customer.accountNumber,
            }
          }
          value={form.customer}
          onChange={(chosen) => onChange({ customer: chosen })}
        />
      )}
    </>
  );
};
