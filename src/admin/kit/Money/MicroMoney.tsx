import { formatMicro } from '../format/money';

import { TabularFigures } from './TabularFigures';

/** An amount in pounds from millionths of a pound, as call prices are kept. */
export const MicroMoney = ({ micro, decimals }: { micro: number; decimals?: number }) => (
  <TabularFigures>{formatMicro(micro, decimals)}</TabularFigures>
);
