import type { BrandRow, InvoiceView } from '../view-model';
import { inkOf, quietTextOn, safeColour, textOn, tintOf } from './colour';
import { logoDataUri } from './sanitise-svg';
import { fontFamily, type Typeface } from './typeface';

/** How one brand is printed: everything that the style sheet and the layouts need, ready for use. */
export type BrandLook = {
  /** CSS class and page name, unique within a document. */
  key: string;
  layout: BrandRow['layout'];
  typeface: Typeface;
  fontFamily: string;
  displayName: string;
  strapline: string | null;
  logo: string | null;
  footer: string;
  /** Height of the foot of each page in millimetres: grows with the footer. */
  footHeight: number;
  colours: {
    primary: string;
    onPrimary: string;
    /** Quiet text on the primary colour. */
    onPrimaryQuiet: string;
    /** The primary colour, dark enough for text on white. */
    ink: string;
    accent: string;
    /** A breath of the primary colour, for grounds. */
    tint: string;
    line: string;
  };
};

const PLAIN: Omit<BrandRow, 'id' | 'displayName'> = {
  strapline: null,
  primaryColour: '#22304a',
  accentColour: '#5b7083',
  typeface: 'sans',
  layout: 'classic',
  logoSvg: null,
  footer: null,
};

const FOOT_MARGIN = 13;
const FOOT_LINE = 2.9;
const FOOT_LINES_MAX = 9;
/** Characters that fit on a line of the footer. */
const FOOT_WIDTH = 100;

const footHeightOf = (footer: string): number => {
  const lines = footer
    .split('\n')
    .reduce((count, line) => count + Math.max(1, Math.ceil(line.length / FOOT_WIDTH)), 0);
  return FOOT_MARGIN + FOOT_LINE * Math.min(Math.max(lines, 2), FOOT_LINES_MAX);
};

const lookOf = ({ brand, key }: { brand: Omit<BrandRow, 'id'>; key: string }): BrandLook => {
  const primary = safeColour(brand.primaryColour, PLAIN.primaryColour);
  const onPrimary = textOn(primary);
  const footer = (brand.footer ?? '').replace(/\r\n?/g, '\n').trim();
  return {
    key,
    layout: brand.layout,
    typeface: brand.typeface,
    fontFamily: fontFamily(brand.typeface),
    displayName: brand.displayName,
    strapline: brand.strapline,
    logo: logoDataUri(brand.logoSvg),
    footer,
    footHeight: footHeightOf(footer),
    colours: {
      primary,
      onPrimary,
      onPrimaryQuiet: quietTextOn(primary),
      ink: inkOf(primary),
      accent: safeColour(brand.accentColour, PLAIN.accentColour),
      tint: tintOf(primary, 0.94),
      line: tintOf(primary, 0.82),
    },
  };
};

/** What tells one look from another: brands, and the names of issuers who have none. */
const identityOf = ({ brand, issuer }: InvoiceView): string =>
  brand ? `brand ${brand.id}` : `plain ${issuer.name}`;

/** The looks that a batch of invoices needs, each once, and which of them each invoice has. */
export const looksOf = (
  invoices: InvoiceView[],
): { looks: BrandLook[]; lookFor: (invoice: InvoiceView) => BrandLook } => {
  const looks = new Map<string, BrandLook>();
  for (const invoice of invoices) {
    const identity = identityOf(invoice);
    if (looks.has(identity)) continue;
    const brand = invoice.brand ?? { ...PLAIN, displayName: invoice.issuer.name };
    looks.set(identity, lookOf({ brand, key: `look-${looks.size + 1}` }));
  }
  return {
    looks: [...looks.values()],
    lookFor: (invoice) => {
      const look = looks.get(identityOf(invoice));
      if (!look) throw new Error(`the invoice is not of this batch: ${invoice.anchor}`);
      return look;
    },
  };
};
