/**
 * Writes out a list of digits with ranges: '70-72 9 060' is 70, 71, 72, 9 and 060. Both ends of a
 * range have the same length. @throws RangeError when a part is not of that form.
 */
export const expandPrefixes = (text: string): string[] =>
  text
    .trim()
    .split(/\s+/)
    .flatMap((part) => {
      const match = /^(\d+)(?:-(\d+))?$/.exec(part);
      const [, first = '', last = first] = match ?? [];
      if (!match || first.length !== last.length || last < first) {
        throw new RangeError(`not a prefix or range: ${part}`);
      }
      const count = Number(last) - Number(first) + 1;
      return Array.from({ length: count }, (_, index) =>
        String(Number(first) + index).padStart(first.length, '0'),
      );
    });
