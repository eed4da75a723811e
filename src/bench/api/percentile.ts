/** The value below or at which this part of all values lies: 0.95 gives the 95th percentile (nearest rank). */
export const percentile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
};
