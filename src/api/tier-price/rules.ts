import { isEmpty, requireThat, type Rule } from '../../platform/rules';

/** A cell of the matrix that asks for a price or a percentage has one. */
export const rule: Rule = ({ after }) => {
  requireThat(after.terms !== 'price' || !isEmpty(after.price), {
    code: 'price-needed',
    field: 'price',
    message: 'The terms are Price, but the price is empty.',
    whatToDo: 'Enter the price, or choose other terms.',
  });
  requireThat(after.terms !== 'percentage' || !isEmpty(after.percentage), {
    code: 'percentage-needed',
    field: 'percentage',
    message: 'The terms are Percentage, but the percentage is empty.',
    whatToDo: 'Enter the percentage, or choose other terms.',
  });
};
