/** Red, green and blue, 0 to 255. */
type Rgb = [number, number, number];

const rgbOf = (hex: string): Rgb | null => {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) return null;
  const [, red = '0', green = '0', blue = '0'] = match;
  return [parseInt(red, 16), parseInt(green, 16), parseInt(blue, 16)];
};

const hexOf = (rgb: Rgb): string =>
  `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

const linear = (part: number): number => {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

const ratio = (a: Rgb, b: Rgb): number => {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
};

const mixed = ({ from, to, share }: { from: Rgb; to: Rgb; share: number }): Rgb =>
  from.map((part, index) => Math.round(part + ((to[index] ?? 0) - part) * share)) as Rgb;

const WHITE: Rgb = [255, 255, 255];
/** So near to black that it or white has a contrast of 4.5 on any colour there is. */
const INK: Rgb = [4, 6, 10];

/** '#RRGGBB' in lower case, or `fallback` when it is no such colour: what is printed never depends on bad data. */
export const safeColour = (value: string | null | undefined, fallback: string): string =>
  value && rgbOf(value) ? value.toLowerCase() : fallback;

/** WCAG contrast of two colours, 1 to 21. @throws RangeError when one is not '#rrggbb'. */
export const contrast = (a: string, b: string): number => {
  const [first, second] = [rgbOf(a), rgbOf(b)];
  if (!first || !second) throw new RangeError(`not a colour: ${first ? b : a}`);
  return ratio(first, second);
};

/** White or near-black, whichever reads better on the colour. */
export const textOn = (background: string): string => {
  const colour = rgbOf(background) ?? INK;
  // White is preferred while it passes: on mid tones people find it the more natural of two that both do.
  if (ratio(colour, WHITE) >= 4.5) return hexOf(WHITE);
  return ratio(colour, WHITE) >= ratio(colour, INK) ? hexOf(WHITE) : hexOf(INK);
};

/** The colour, darkened as far as it takes to be read as text on white (WCAG AA, 4.5). */
export const inkOf = (colour: string): string => {
  const from = rgbOf(colour) ?? INK;
  for (let step = 0; step <= 20; step += 1) {
    const candidate = mixed({ from, to: [0, 0, 0], share: step / 20 });
    if (ratio(candidate, WHITE) >= 4.5) return hexOf(candidate);
  }
  return hexOf(INK);
};

/** The colour diluted with white: `share` 0.9 leaves a tenth of it. */
export const tintOf = (colour: string, share: number): string =>
  hexOf(mixed({ from: rgbOf(colour) ?? INK, to: WHITE, share }));

/** Quieter text for a coloured ground, as far as it can still be read (4.5). */
export const quietTextOn = (background: string): string => {
  const to = rgbOf(background) ?? INK;
  const from = rgbOf(textOn(background)) ?? WHITE;
  const quiet = mixed({ from, to, share: 0.22 });
  return hexOf(ratio(quiet, to) >= 4.5 ? quiet : from);
};
