import type { UID } from '@strapi/strapi';
import {
  dayOf,
  isEmpty,
  related,
  requireThat,
  type Rule,
  type RuleRow,
} from '../../platform/rules';

const FIXED_WHEN_SCHEDULED = [
  'effectiveDate',
  'riseBy',
  'amount',
  'indexPercent',
  'addedPercent',
  'roundTo',
  'product',
  'reseller',
  'includesOwnPrices',
];

const said = (row: RuleRow, field: string): string =>
  field === 'effectiveDate' ? dayOf(row[field]) : String(Number(row[field]) || row[field]);

/** A sum is one; a percentage is one, and says of which products. */
const requireSize = (after: RuleRow): void => {
  if (after.riseBy !== 'percent') {
    requireThat(Number(after.amount ?? 0) !== 0, {
      code: 'amount-needed',
      field: 'amount',
      message: 'A rise of nothing changes nothing.',
      whatToDo: 'Enter by how many pounds the price of one unit changes.',
    });
    requireThat(!isEmpty(after.product), {
      code: 'product-needed',
      field: 'product',
      message: 'A rise by an amount is of one product.',
      whatToDo: 'Choose the product, or raise all of them by percent.',
    });
    return;
  }
  const points = Number(after.indexPercent ?? 0) + Number(after.addedPercent ?? 0);
  requireThat(points !== 0 && points >= -100, {
    code: 'percent-needed',
    field: 'addedPercent',
    message: 'Index and addition make no percentage that changes a price.',
    whatToDo: 'Enter the index, for example 3.8, and what is added to it, for example 3.9.',
  });
  requireThat(!isEmpty(after.product) || String(after.noticeText).includes('{prices}'), {
    code: 'prices-needed',
    field: 'noticeText',
    message: 'A rise of all products has to tell each customer which of his prices change.',
    whatToDo: 'Put {prices} into the text: a line for each of his services.',
  });
};

/** A rise is of a product that is charged again and again; what customers were told of stays as they were told. */
export const rule: Rule = async ({ strapi, before, after }) => {
  requireSize(after);
  const product = await related({
    strapi,
    uid: 'api::product.product' as UID.ContentType,
    id: after.product,
  });
  const isRecurring = product?.kind === 'recurring' || product?.kind === 'third-party';
  requireThat(isEmpty(after.product) || isRecurring, {
    code: 'product-not-recurring',
    field: 'product',
    message: 'This product is not charged every period.',
    whatToDo: 'Choose a recurring product. Prices of calls are changed on their rate card.',
  });
  if (!before || before.state === 'draft') return;
  const changed = FIXED_WHEN_SCHEDULED.find((field) => said(before, field) !== said(after, field));
  requireThat(changed === undefined, {
    code: 'rise-scheduled',
    field: changed,
    message: 'This rise is scheduled, so its terms stay.',
    whatToDo: 'Withdraw it in Bill runs, Price rises, and make another.',
  });
};
