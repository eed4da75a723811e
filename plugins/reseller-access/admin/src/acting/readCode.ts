/** The code of a refusal: what the server calls the reason. */
export const readCode = (error: unknown): string | undefined => {
  const details = (error as { details?: { code?: unknown } } | undefined)?.details;
  return typeof details?.code === 'string' ? details.code : undefined;
};
