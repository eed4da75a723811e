/** A text as a CSS string literal, whatever is in it: everything but letters, digits and spaces is escaped. */
export const cssString = (text: string): string => {
  const escaped = [...text]
    .map((character) =>
      /[A-Za-z0-9 ]/.test(character)
        ? character
        : `\\${(character.codePointAt(0) ?? 0xfffd).toString(16)} `,
    )
    .join('');
  return `"${escaped}"`;
};
