import { formatMicro } from '../../../../../../src/admin/kit';
import type { PriceRiseSummary } from '../../../../shared/contracts/price-rises';
import type { useText } from '../../text';

const percent = (basisPoints: number): string => `${basisPoints / 100} %`;

/** By how much prices change: `£1.50`, `5 %`, `7.7 % (index 3.8 % + 3.9 %)`. */
export const changeText = (
  t: ReturnType<typeof useText>,
  { change, indexBasisPoints }: Pick<PriceRiseSummary, 'change' | 'indexBasisPoints'>,
): string => {
  if (change.by === 'amount') return formatMicro(change.amountMicro, 2);
  const all = percent(change.percentBasisPoints);
  if (indexBasisPoints === null) return all;
  const added = percent(change.percentBasisPoints - indexBasisPoints);
  return t('rises.byIndex', { all, index: percent(indexBasisPoints), added });
};
