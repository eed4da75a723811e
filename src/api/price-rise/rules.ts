import type { UID } from '@strapi/strapi';
import { dayOf, related, requireThat, type Rule, type RuleRow } from '../../platform/rules';

const FIXED_WHEN_SCHEDULED = [
  'effectiveDate',
  'amount',
  'product',
  'reseller',
  'includesOwnPrices',
];

const said = (row: RuleRow, field: string): string =>
  field === 'effectiveDate' ? dayOf(row[field]) : String(Number(row[field]) || row[field]);

/** A rise is of a product that is charged again and again; what customers were told of stays as they were told. */
export const rule: Rule = async ({ strapi, before, after }) => {
  requireThat(Number(after.amount) !== 0, {
    code: 'amount-needed',
    field: 'amount',
    message: 'A rise of nothing changes nothing.',
    whatToDo: 'Enter by how many pounds the price of one unit changes.',
  });
  const product = await related({
    strapi,
    uid: 'api::product.product' as UID.ContentType,
    id: after.product,
  });
  requireThat(product?.kind === 'recurring' || product?.kind === 'third-party', {
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
