import { formatCount } from '../format/counts';

import { TabularFigures } from './TabularFigures';

/** A whole number with its thousands grouped. */
export const Count = ({ value }: { value: number }) => (
  <TabularFigures>{formatCount(value)}</TabularFigures>
);
