import { type Meter } from '../cdr-record';
import { scanWhole } from '../scan-cdr-value';
import { type UsageField } from './source-mapping';
import { type UsageFieldError } from './usage-row';

type TextOf = (fields: readonly string[]) => string;

/** What a row of type E counts. What is wrong with it goes to `wrong`; then the result means nothing. */
export const readEvent = (
  at: Record<'eventType' | 'unit' | 'quantity' | 'subject', TextOf>,
  fields: readonly string[],
  wrong: (code: UsageFieldError['code'], field: UsageField, message: string) => void,
): Meter => {
  const eventType = at.eventType(fields).trim().toLowerCase();
  if (eventType === '') {
    wrong('missing-event-type', 'eventType', 'The kind of event is blank. Say what was used.');
  }
  const written = at.quantity(fields);
  const quantity = scanWhole(written);
  if (Number.isNaN(quantity)) {
    const message = `"${written}" is not a quantity. Write a whole number from zero.`;
    wrong('bad-quantity', 'quantity', message);
  }
  return { eventType, quantity, unit: at.unit(fields), subject: at.subject(fields) };
};
