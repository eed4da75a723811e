import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { BrandRow } from '../view-model';

export type Typeface = BrandRow['typeface'];

const WEIGHTS = [400, 600] as const;

const FACES: Record<Typeface, { family: string; package: string; fallback: string }> = {
  sans: { family: 'Inter', package: 'inter', fallback: 'Helvetica, Arial, sans-serif' },
  humanist: {
    family: 'Source Sans 3',
    package: 'source-sans-3',
    fallback: 'Calibri, Arial, sans-serif',
  },
  serif: { family: 'Lora', package: 'lora', fallback: 'Georgia, Times, serif' },
};

/** What the subsets hold, as their packages declare it. */
const RANGES = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
} as const;

type Subset = keyof typeof RANGES;

const files = new Map<string, string>();

const fontFile = (name: string): string => {
  const known = files.get(name);
  if (known !== undefined) return known;
  const file = createRequire(__filename).resolve(name);
  const encoded = readFileSync(file).toString('base64');
  files.set(name, encoded);
  return encoded;
};

const fontFace = ({
  typeface,
  weight,
  subset,
}: {
  typeface: Typeface;
  weight: number;
  subset: Subset;
}): string => {
  const face = FACES[typeface];
  const name = path.posix.join(
    '@fontsource',
    face.package,
    'files',
    `${face.package}-${subset}-${weight}-normal.woff2`,
  );
  return `@font-face{font-family:"${face.family}";font-weight:${weight};font-style:normal;unicode-range:${RANGES[subset]};src:url(data:font/woff2;base64,${fontFile(name)}) format("woff2")}`;
};

/** The CSS font-family list of a typeface. */
export const fontFamily = (typeface: Typeface): string =>
  `"${FACES[typeface].family}", ${FACES[typeface].fallback}`;

/** Whether a text has letters that are not in the everyday subset, such as those of Polish or Welsh. */
export const needsExtendedLatin = (text: string): boolean =>
  /[\u0100-\u0130\u0132-\u0151\u0154-\u02BA\u1E00-\u1EFF]/.test(text);

/** The embedded fonts of the typefaces that a document uses, as CSS: regular and semi-bold. */
export const fontFaces = ({
  typefaces,
  isExtended,
}: {
  typefaces: Iterable<Typeface>;
  isExtended: boolean;
}): string => {
  const subsets: Subset[] = isExtended ? ['latin', 'latin-ext'] : ['latin'];
  return [...new Set(typefaces)]
    .flatMap((typeface) =>
      WEIGHTS.flatMap((weight) => subsets.map((subset) => fontFace({ typeface, weight, subset }))),
    )
    .join('\n');
};
