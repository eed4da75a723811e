import { addDays } from '../calendar';
import { type DiscountLine, discountOfChange } from '../discounts';
import { formatPence } from '../money';
import { type UnplacedLine } from './line-order';
import { type OneOffItem, type RecurringItem } from './types';

/** The line of a charge or credit of a recurring product. */
export const recurringLine = (item: RecurringItem): UnplacedLine => {
  const { segment } = item;
  const isWhole = segment.days === segment.fullDays;
  const part = isWhole ? '' : ` (${segment.days} of ${segment.fullDays} days)`;
  return {
    section: item.isThirdParty === true ? 'third-party' : 'recurring',
    description: `${item.description}${segment.isCredit ? ', credit' : ''}${part}`,
    vatTreatment: item.vatTreatment,
    isReverseChargeable: item.isReverseChargeable === true,
    wholeQuantity: isWhole ? segment : null,
    netPence: segment.amountPence,
    periodFrom: segment.period.from,
    periodTo: segment.period.to,
    subscriptionId: item.subscriptionId,
    productId: item.productId,
    cli: null,
    discountId: null,
    explanation: segment.explanation,
    buyMicro: item.buyMicro,
    made: segment.made,
  };
};

/** The line of a charge made once. */
export const oneOffLine = (item: OneOffItem): UnplacedLine => ({
  section: item.isThirdParty === true ? 'third-party' : 'one-off',
  description: item.description,
  vatTreatment: item.vatTreatment,
  isReverseChargeable: item.isReverseChargeable === true,
  wholeQuantity: item.charge,
  netPence: item.charge.amountPence,
  periodFrom: item.charge.date,
  periodTo: addDays(item.charge.date, 1),
  subscriptionId: item.subscriptionId,
  productId: item.productId,
  cli: null,
  discountId: null,
  explanation: item.charge.explanation,
  buyMicro: item.buyMicro,
  asBilled: item.asBilled,
});

/** The line of a discount, at one VAT rate. */
export const discountLine = (discount: DiscountLine): UnplacedLine => ({
  section: 'discount',
  description: discount.description,
  vatTreatment: discount.vatTreatment,
  isReverseChargeable: false,
  wholeQuantity: null,
  netPence: discount.netPence,
  periodFrom: null,
  periodTo: null,
  subscriptionId: discount.subscriptionId,
  productId: discount.productId,
  cli: null,
  discountId: discount.discountId,
  explanation: discount.explanation,
  buyMicro: null,
});

/** Gives back the discount that was taken off the charge which a credit takes back. */
export const returnedDiscountLine = (credit: UnplacedLine): UnplacedLine | null => {
  const { made, subscriptionId, productId } = credit;
  if (!made || made.discountPence === 0) return null;
  const { discountPence, discountLabel } = made;
  const label = discountLabel ?? 'Discount';
  return {
    section: 'discount',
    description: `${label}, taken back with the credit`,
    vatTreatment: credit.vatTreatment,
    isReverseChargeable: false,
    wholeQuantity: null,
    netPence: discountPence,
    periodFrom: credit.periodFrom,
    periodTo: credit.periodTo,
    subscriptionId,
    productId,
    cli: null,
    discountId: null,
    explanation: {
      kind: 'discount',
      sentence: `${label} was given on the charge that is credited; what it took off for these days is not credited.`,
      facts: { givenBack: true, discountPence, creditedPence: credit.netPence },
    },
    buyMicro: null,
    made,
  };
};

/** What of its discount goes back, or comes off, with a line that puts a billed one right. */
export const followingDiscountLine = (adjustment: UnplacedLine): UnplacedLine | null => {
  const { putsRight, netPence: changePence, subscriptionId, productId } = adjustment;
  if (!putsRight) return null;
  const netPence = discountOfChange({ ...putsRight, changePence });
  if (netPence === 0) return null;
  const { label, takenPence } = putsRight.discount;
  const { facts } = adjustment.explanation;
  const { billedOn = null, adjustedBandGroup = null, countNoun = null } = facts;
  return {
    section: 'discount',
    description: `${label}, ${netPence > 0 ? 'taken back' : 'given'} with the adjustment`,
    vatTreatment: adjustment.vatTreatment,
    isReverseChargeable: false,
    wholeQuantity: null,
    netPence,
    periodFrom: adjustment.periodFrom,
    periodTo: adjustment.periodTo,
    subscriptionId,
    productId,
    cli: null,
    discountId: null,
    explanation: {
      kind: 'discount',
      sentence: `${label} took ${formatPence(takenPence)} off what is adjusted; it follows the adjustment of ${formatPence(changePence)}.`,
      facts: {
        ...{ givenBack: true, followsAdjustment: true, discountPence: netPence },
        ...{ adjustmentPence: changePence, billedOn, adjustedBandGroup, countNoun },
      },
    },
    buyMicro: null,
    asBilled: adjustment.asBilled,
  };
};
