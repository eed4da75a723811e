import { today } from '../../platform/clock';
import { dayOf, isEmpty, requireThat, type Rule } from '../../platform/rules';

/** A mandate has been signed already: one of the future authorises nothing. */
export const rule: Rule = ({ after }) =>
  requireThat(
    isEmpty(after.signedOn) || dayOf(after.signedOn) <= today({ timeZone: 'Europe/London' }),
    {
      code: 'signed-in-the-future',
      field: 'signedOn',
      message: 'The mandate is signed on a day that has not come yet.',
      whatToDo: 'Enter the day on which the customer signed it.',
    },
  );
