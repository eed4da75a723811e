import { requireThat, type Rule } from '../../platform/rules';

/** A meter that has counted stays what it is: its records say how they came about. */
const FIXED = ['product', 'eventType', 'method', 'per'] as const;

/** How events are put together cannot be changed: one event would count by two rules. */
export const rule: Rule = ({ before, after }) => {
  for (const field of FIXED) {
    requireThat(before === null || before[field] === after[field], {
      code: 'meter-fixed',
      field,
      message: 'What a meter counts and how stays as it is: records were made by it.',
      whatToDo: 'Add a meter for another kind of event, and have the source send that.',
    });
  }
};
