import { isEmpty, requireThat, type Rule } from '../../platform/rules';

/** Units that come in one piece. */
const WHOLE_UNITS = ['minutes', 'messages', 'units'];

const numberOf = (value: unknown): number => Number(value ?? 0);

/** An allowance holds something, in whole pieces where there are no parts of one, and carries over what it says. */
export const rule: Rule = ({ before, after }) => {
  requireThat(numberOf(after.quantity) > 0, {
    code: 'quantity-needed',
    field: 'quantity',
    message: 'The allowance holds nothing.',
    whatToDo: 'Enter how much is included in each period, for example 500.',
  });
  const unit = String(after.unit);
  for (const field of ['quantity', 'rolloverMost']) {
    requireThat(!WHOLE_UNITS.includes(unit) || Number.isInteger(numberOf(after[field])), {
      code: 'quantity-whole',
      field,
      message: `There are no parts of ${unit} in an allowance.`,
      whatToDo: 'Enter a whole number, for example 500.',
    });
  }
  requireThat(isEmpty(after.rolloverMost) || numberOf(after.rolloverPeriods) > 0, {
    code: 'rollover-periods-needed',
    field: 'rolloverPeriods',
    message: 'There is a most that is carried over, but nothing is carried over.',
    whatToDo: 'Enter for how many periods, for example 1, or leave the most empty.',
  });
  requireThat(before === null || before.product === after.product, {
    code: 'allowance-moved',
    field: 'product',
    message: 'An allowance stays with its product: bills that were made refer to it.',
    whatToDo: 'Set this one to Withdrawn and add a new one to the other product.',
  });
  requireThat(before === null || before.unit === unit, {
    code: 'allowance-unit',
    field: 'unit',
    message: 'The unit of an allowance stays as it is: what was carried over is counted in it.',
    whatToDo: 'Set this one to Withdrawn and add a new one with the other unit.',
  });
};
