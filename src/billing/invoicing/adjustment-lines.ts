import { formatPeriod } from '../calendar';
import { formatPence } from '../money';
import { adjustmentOfLine } from '../rerating';
import { type UnplacedLine } from './line-order';
import { type AdjustmentItem } from './types';

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

/** 'Adjustment of calls to UK mobiles, 1 May 2026 to 31 May 2026: 312 calls'. */
const describe = (item: AdjustmentItem): string => {
  const count = `${item.records} ${item.countNoun}${item.records === 1 ? '' : 's'}`;
  return `Adjustment of ${lowerFirst(item.label)}, ${formatPeriod(item)}: ${count}`;
};

/**
 * The lines that put usage on earlier bills right, each rounded as the line it is about: what that would have been
 * less what it was. Differences that rounding swallows make no line; they count as made all the same.
 */
export const adjustmentLines = (items: readonly AdjustmentItem[]): UnplacedLine[] =>
  items.flatMap((item) => {
    const { billedOn, records, beforeMicro, sellMicro, buyMicro } = item;
    const amount = adjustmentOfLine({ billedOn, records, beforeMicro, sellMicro, buyMicro });
    const most = item.standsPence ?? null;
    const netPence = most === null ? amount.netPence : Math.max(amount.netPence, -most);
    if (netPence === 0) return [];
    const isLess = netPence !== amount.netPence;
    const kept = isLess
      ? ` Of the line ${formatPence(-netPence)} is still paid: that is given back.`
      : '';
    const { invoiceLineId: _line, ...facts } = amount.explanation.facts;
    return [
      {
        section: item.isThirdParty === true ? ('third-party' as const) : ('usage' as const),
        description: describe(item),
        vatTreatment: item.vatTreatment,
        isReverseChargeable: item.isReverseChargeable === true,
        wholeQuantity: null,
        netPence,
        periodFrom: item.from,
        periodTo: item.to,
        subscriptionId: null,
        productId: item.productId,
        cli: null,
        discountId: null,
        explanation: {
          ...amount.explanation,
          sentence: `${amount.explanation.sentence}${kept}`,
          facts: {
            adjusts: true,
            billedOn,
            adjustedBandGroup: item.bandGroup,
            countNoun: item.countNoun,
            ...facts,
          },
        },
        buyMicro,
        asBilled: item.asBilled,
        ...(item.discount &&
          most !== null && { putsRight: { standsPence: most, discount: item.discount } }),
      },
    ];
  });
