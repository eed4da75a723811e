/** What a click on a heading asks for: this column upwards first, then downwards. */
export const nextSort = (name: string, sort: string | undefined): string =>
  sort === name ? `-${name}` : name;

/** How a column stands, in the words of ARIA. */
export const ariaSort = (
  name: string,
  sort: string | undefined,
): 'ascending' | 'descending' | 'none' => {
  if (sort === name) {
    return 'ascending';
  }
  return sort === `-${name}` ? 'descending' : 'none';
};
