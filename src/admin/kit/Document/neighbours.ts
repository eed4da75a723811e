/** Puts neighbours that belong together into one group, in the order in which they come. */
export const neighbours = <Item>(
  items: Item[],
  belongTogether: (a: Item, b: Item) => boolean,
): Item[][] =>
  items.reduce<Item[][]>((groups, item) => {
    const last = groups[groups.length - 1];
    const neighbour = last?.[last.length - 1];
    if (last && neighbour !== undefined && belongTogether(neighbour, item)) {
      last.push(item);
      return groups;
    }
    return [...groups, [item]];
  }, []);
