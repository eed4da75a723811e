import { DatePicker, Field } from '@strapi/design-system';

import { useText } from '../../text';

type RunDateFieldProps = { value: string; onChange: (date: string) => void };

/** Noon, so that no time zone moves it to another day. */
const toDate = (isoDate: string): Date => {
  const [year = 1970, month = 1, day = 1] = isoDate.split('-').map(Number);
  return new Date(year, month - 1, day, 12);
};

const toIsoDate = (date: Date): string =>
  [
    date.getFullYear(),
    String(date.getMonth() + 1).padStart(2, '0'),
    String(date.getDate()).padStart(2, '0'),
  ].join('-');

export const RunDateField = ({ value, onChange }: RunDateFieldProps) => {
  const t = useText();
  return (
    <Field.Root name="run-date" hint={t('start.date.hint')} required width="28rem">
      <Field.Label>{t('start.date')}</Field.Label>
      <DatePicker
        locale="en-GB"
        calendarLabel={t('start.date')}
        value={toDate(value)}
        onChange={(date) => date && onChange(toIsoDate(date))}
      />
      <Field.Hint />
    </Field.Root>
  );
};
