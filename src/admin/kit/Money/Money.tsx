import { formatPence } from '../format/money';

import { TabularFigures } from './TabularFigures';

/** An amount in pounds from whole pence. Put it in a column aligned to the end. */
export const Money = ({ pence }: { pence: number }) => (
  <TabularFigures>{formatPence(pence)}</TabularFigures>
);
