/** Pounds as they are typed, in pence; null for what is no amount. */
export const penceOf = (typed: string): number | null => {
  const match = /^£?(\d{1,7})(?:\.(\d{1,2}))?$/.exec(typed.trim());
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
};
