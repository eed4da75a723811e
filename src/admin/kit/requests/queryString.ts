/** Builds a query string, leaving out what is empty. */
export const queryString = (
  params: Record<string, string | number | boolean | null | undefined>,
): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') {
      query.set(name, String(value));
    }
  }
  return query.toString();
};
