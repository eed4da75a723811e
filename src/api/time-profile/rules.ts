import { readTimeProfile } from '../../billing';
import { isEmpty, type Rule } from '../../platform/rules';
import { problem } from '../../platform/errors';

const textOf = (value: unknown): string => (isEmpty(value) ? '' : String(value));

/** Every hour of every day has one price. */
export const rule: Rule = ({ after }) => {
  const read = readTimeProfile({
    weekdays: textOf(after.weekdays),
    saturday: textOf(after.saturday),
    sunday: textOf(after.sunday),
    bankHolidays: textOf(after.bankHolidays),
  });
  if (read.ok) return;
  const { code, field, message } = read.error;
  throw problem({
    code,
    field: field ?? 'weekdays',
    message,
    whatToDo: 'Write the windows one after another from 00:00 until 24:00, with commas between.',
  });
};
