import fc from 'fast-check';
import { looksOf } from '../../plugins/invoice-templates/server/src/brand/brand-look';
import {
  contrast,
  inkOf,
  quietTextOn,
  textOn,
} from '../../plugins/invoice-templates/server/src/brand/colour';
import {
  logoDataUri,
  sanitiseSvg,
} from '../../plugins/invoice-templates/server/src/brand/sanitise-svg';
import { sampleInvoice } from '../../plugins/invoice-templates/server/src/sample/sample-invoice';
import { cssString } from '../../plugins/invoice-templates/server/src/templates/css-string';
import { invoiceView } from '../../plugins/invoice-templates/server/src/view-model';
import { brandOf } from './tools';

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('colours', () => {
  it('can be read on any main colour that a brand may choose', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        expect(contrast(textOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(quietTextOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(inkOf(colour), '#ffffff')).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('leaves a dark colour as it is, and darkens a light one', () => {
    expect(inkOf('#0f4c81')).toBe('#0f4c81');
    expect(textOn('#0f4c81')).toBe('#ffffff');
    expect(textOn('#ffe066')).not.toBe('#ffffff');
    expect(inkOf('#ffe066')).not.toBe('#ffe066');
  });

  it('falls back when a colour is none', () => {
    const view = invoiceView(sampleInvoice({ seed: 1, brand: brandOf('band') }));
    const primaryColour = 'red;} body{display:none';
    const { looks } = looksOf([{ ...view, brand: { ...brandOf('band'), primaryColour } }]);
    expect(looks[0]?.colours.primary).toBe('#22304a');
  });
});

describe('logos', () => {
  const drawing = '<path d="M0 0h9v9z" fill="#123456"/>';
  const svg = (inside: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;

  it('keeps a drawing, with gradients, classes and references to itself', () => {
    const logo = svg(
      `<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>` +
        `<style>.b{fill:url(#a)}</style><g class="b" transform="scale(2)">${drawing}</g>`,
    );
    expect(sanitiseSvg(logo)).toBe(logo);
  });

  it('takes what drawing programs put around it', () => {
    const logo = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "x" "y"><!-- made by -->\n${svg(drawing)}`;
    expect(sanitiseSvg(logo)).toBe(svg(drawing));
    expect(sanitiseSvg(svg(`<style><![CDATA[.a{fill:red}]]></style>`))).toContain('.a{fill:red}');
  });

  it.each([
    ['a script', `<script>alert(1)</script>`],
    ['a handler', `<rect onload="alert(1)" width="1"/>`],
    [
      'foreign content',
      `<foreignObject><iframe src="https://evil.example"></iframe></foreignObject>`,
    ],
    ['a picture from elsewhere', `<image href="https://evil.example/a.png"/>`],
    ['a link', `<a href="javascript:alert(1)"><rect width="1"/></a>`],
    ['a reference elsewhere', `<use href="https://evil.example/a.svg#b"/>`],
    ['an imported style', `<style>@import "https://evil.example/a.css";</style>`],
    ['a style that loads', `<rect style="fill:url(https://evil.example/a)" width="1"/>`],
    ['an escaped one', `<rect style="fill:u\\72l(https://evil.example/a)" width="1"/>`],
    ['an animation', `<set attributeName="href" to="javascript:alert(1)"/>`],
  ])('drops %s', (_, inside) => {
    const clean = sanitiseSvg(svg(inside + drawing)) ?? '';
    expect(clean).not.toMatch(/evil|alert|script|foreign|iframe|onload|@import/);
  });

  it.each([
    '',
    'not an svg',
    '<svg',
    '<svg><g></svg>',
    '<html><svg></svg></html>',
    '<svg a=b></svg>',
  ])('takes %j for no logo', (text) => {
    expect(logoDataUri(text)).toBeNull();
  });
});

describe('footers in style sheets', () => {
  it('cannot end the string they are in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cssString(text)).toMatch(/^"[A-Za-z0-9 \\]*"$/);
      }),
    );
  });
});
