const isOfDatabase = (error: unknown): boolean =>
  error instanceof Error && 'severity' in error && 'code' in error;

/** Why something failed, as a sentence for staff: of what the database refused its own words, without the SQL before them. */
export const failureReason = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const before = isOfDatabase(error) ? message.lastIndexOf(' - ') : -1;
  const words = before === -1 ? message : message.slice(before + ' - '.length);
  return /[.!?]$/.test(words) ? words : `${words}.`;
};
