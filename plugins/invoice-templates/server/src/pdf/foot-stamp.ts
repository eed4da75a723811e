import { PDFDocument, StandardFonts, type PDFFont } from 'pdf-lib';

/** What is printed at the right of the foot of each page once the number of pages is known. */
export type FootStamp = {
  /** Such as 'Invoice NW-00012'; empty for none. */
  label: string;
  isSerif: boolean;
  /** Height of the foot in millimetres; the stamp is on the line that its text begins on. */
  footHeight: number;
};

const POINTS_PER_MM = 72 / 25.4;
const PAGE_WIDTH_MM = 210;
const RIGHT_MARGIN_MM = 18;
const FIRST_LINE_MM = 6.6;
const SIZE = 6.6;

type StampFont = { font: PDFFont; name: string; known: Set<number> };

const fonts = new Map<string, Promise<StampFont>>();

/*
 * The fonts that every PDF reader has, so that nothing is embedded for a dozen letters. They know the letters of
 * Western Europe only, which is enough for "Page" and for the numbers of invoices.
 */
const stampFont = (name: StandardFonts): Promise<StampFont> => {
  const known = fonts.get(name);
  if (known) return known;
  const made = PDFDocument.create().then((scratch) => {
    const font = scratch.embedStandardFont(name);
    return { font, name, known: new Set(font.getCharacterSet()) };
  });
  fonts.set(name, made);
  return made;
};

export const stampFontName = ({ isSerif }: FootStamp): StandardFonts =>
  isSerif ? StandardFonts.TimesRoman : StandardFonts.Helvetica;

/** Name under which the stamp's font is in the resources of a page; Chromium names its own F1, F2, ... */
export const STAMP_FONT_KEY = 'BwFoot';

/** Makes the drawing instructions of the stamp for each page of a document. */
export const footStamper = async (
  stamp: FootStamp,
): Promise<(input: { page: number; pageCount: number }) => string> => {
  const { font, known } = await stampFont(stampFontName(stamp));
  const label = [...stamp.label].filter((letter) => known.has(letter.codePointAt(0) ?? 0)).join('');
  const y = ((stamp.footHeight - FIRST_LINE_MM) * POINTS_PER_MM).toFixed(2);
  return ({ page, pageCount }) => {
    const pages = `Page ${page} of ${pageCount}`;
    const text = label === '' ? pages : `${label} \u00b7 ${pages}`;
    const width = font.widthOfTextAtSize(text, SIZE);
    const x = ((PAGE_WIDTH_MM - RIGHT_MARGIN_MM) * POINTS_PER_MM - width).toFixed(2);
    const encoded = font.encodeText(text).asString();
    return `q 0.4 0.44 0.5 rg BT /${STAMP_FONT_KEY} ${SIZE} Tf ${x} ${y} Td <${encoded}> Tj ET Q`;
  };
};
