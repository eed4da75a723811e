import { mulDivHalfUp } from '../billing';
import type { DeskRate } from './contracts';

const MINUTES = ['peakMicro', 'offPeakMicro', 'weekendMicro'] as const;

/**
 * By how much the price of a minute rose, in basis points: in the band of time where it changed most, so that a slip in
 * one column is not hidden by the others. Null where nothing was charged before.
 */
export const steepestRise = (before: DeskRate, after: DeskRate): number | null =>
  MINUTES.reduce<number | null>((steepest, field) => {
    if (before[field] <= 0) return steepest;
    const rise = mulDivHalfUp(after[field] - before[field], 10_000, before[field]);
    return steepest === null || Math.abs(rise) > Math.abs(steepest) ? rise : steepest;
  }, null);
