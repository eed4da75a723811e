import { Field } from '@strapi/design-system';
import { styled } from 'styled-components';

import { formatDate } from '../../../../../../src/admin/kit';
import { useText } from '../../text';

import { isWholeDate } from './isWholeDate';

type RunDateFieldProps = { typed: string; onChange: (typed: string) => void };

/** The calendar sign of the browser follows the theme of the panel, light text meaning a dark one. */
const CalendarSign = styled.div`
  input::-webkit-calendar-picker-indicator {
    cursor: pointer;
    filter: ${({ theme }) => (theme.colors.neutral800 === '#ffffff' ? 'invert(1)' : 'none')};
  }
`;

/**
 * The browser's own date field: it can be typed through and left with Tab, which the design system's cannot while its
 * calendar is open. The day is written out below, because browsers order its parts by their own language.
 */
export const RunDateField = ({ typed, onChange }: RunDateFieldProps) => {
  const t = useText();
  const isWhole = isWholeDate(typed);
  return (
    <Field.Root
      name="run-date"
      hint={isWhole ? t('start.date.hint', { date: formatDate(typed) }) : undefined}
      error={isWhole ? undefined : t('start.date.incomplete')}
      required
      width="28rem"
    >
      <Field.Label>{t('start.date')}</Field.Label>
      <CalendarSign>
        <Field.Input type="date" value={typed} onChange={(event) => onChange(event.target.value)} />
      </CalendarSign>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
