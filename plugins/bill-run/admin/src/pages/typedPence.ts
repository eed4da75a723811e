/** Pounds as typed, in pence; NaN when it is no amount. What is taken back has a minus in front. */
export const typedPence = (typed: string): number => {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(typed.replace(/[£,\s]/g, ''));
  if (!match) return Number.NaN;
  const pence = Number(match[2]) * 100 + Number((match[3] ?? '0').padEnd(2, '0'));
  return match[1] === '-' ? -pence : pence;
};
