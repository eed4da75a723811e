import { isEmpty, requireThat, type Rule } from '../../platform/rules';

type Needed = { kind: string; field: string; message: string; example: string };

const NEEDED: readonly Needed[] = [
  {
    kind: 'amount',
    field: 'amount',
    message: 'It is not said from which amount on to warn.',
    example: '50.00',
  },
  {
    kind: 'allowance',
    field: 'percent',
    message: 'It is not said from which part of the allowance on to warn.',
    example: '80',
  },
  {
    kind: 'unusual',
    field: 'times',
    message: 'It is not said how many times the usual is unusual.',
    example: '3',
  },
  {
    kind: 'unusual',
    field: 'amount',
    message: 'Without an amount below which it is quiet, a few pence would be unusual.',
    example: '20.00',
  },
];

/** A threshold says what it measures against, and does something when it is reached. */
export const rule: Rule = ({ after }) => {
  for (const { kind, field, message, example } of NEEDED) {
    requireThat(after.kind !== kind || (!isEmpty(after[field]) && Number(after[field]) > 0), {
      code: `${field}-needed`,
      field,
      message,
      whatToDo: `Enter a number, for example ${example}.`,
    });
  }
};
