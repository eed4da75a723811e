import { useState } from 'react';

import { Field, Flex } from '@strapi/design-system';

import { useListParams } from '../../../../../../src/admin/kit';
import { useText } from '../../text';
import { isWholeDate } from '../start-run/isWholeDate';

/** First and last day of a list, kept in the address. */
export const PeriodFilter = () => {
  const t = useText();
  return (
    <Flex gap={3} alignItems="flex-end">
      <DayField name="from" label={t('calls.from')} />
      <DayField name="to" label={t('calls.to')} />
    </Flex>
  );
};

const DayField = ({ name, label }: { name: string; label: string }) => {
  const { filter, setFilter } = useListParams();
  const [typed, setTyped] = useState(filter(name) ?? '');
  const change = (day: string) => {
    setTyped(day);
    if (day === '' || isWholeDate(day)) {
      setFilter(name, day || undefined);
    }
  };
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <Field.Input
        type="date"
        size="S"
        value={typed}
        onChange={(event) => change(event.target.value)}
      />
    </Field.Root>
  );
};
