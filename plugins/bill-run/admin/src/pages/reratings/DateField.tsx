import { Field } from '@strapi/design-system';

import { formatDate } from '../../../../../../src/admin/kit';
import { isWholeDate } from '../start-run/isWholeDate';

type DateFieldProps = {
  name: string;
  label: string;
  value: string;
  error?: string;
  onChange: (day: string) => void;
};

/** A day, written out below, because browsers order its parts by their own language. */
export const DateField = ({ name, label, value, error, onChange }: DateFieldProps) => (
  <Field.Root
    name={name}
    required
    error={error}
    hint={isWholeDate(value) ? formatDate(value) : undefined}
    width="24rem"
  >
    <Field.Label>{label}</Field.Label>
    <Field.Input type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    <Field.Hint />
    <Field.Error />
  </Field.Root>
);
