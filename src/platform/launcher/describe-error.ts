const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  // Node joins failed attempts on several addresses into an error without a message.
  if (error instanceof AggregateError && !error.message) return messageOf(error.errors[0]);
  return error.message || error.name;
};

/** One line for people; the whole stack when DEBUG is set. */
export const describeError = (error: unknown): string => {
  if (process.env.DEBUG && error instanceof Error) return error.stack ?? error.message;
  return messageOf(error).split('\n')[0] ?? '';
};
