import { isEmpty, requireThat, type Rule } from '../../platform/rules';

/** A cap on a call says how long it holds. */
export const rule: Rule = ({ after }) =>
  requireThat(isEmpty(after.cap) || !isEmpty(after.capSeconds), {
    code: 'cap-without-seconds',
    field: 'capSeconds',
    message: 'The rate has a cap, but it does not say for how long.',
    whatToDo: 'Enter the capped seconds, for example 3600, or leave the cap empty.',
  });
