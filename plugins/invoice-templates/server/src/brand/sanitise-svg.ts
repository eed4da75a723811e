const ELEMENTS = new Set(
  (
    'svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan ' +
    'linearGradient radialGradient stop clipPath mask pattern marker filter feGaussianBlur feOffset feMerge ' +
    'feMergeNode feColorMatrix feBlend feComposite feFlood style'
  ).split(' '),
);

const ATTRIBUTES =
  /^(?:xmlns|viewBox|preserveAspectRatio|id|class|width|height|version|[xyr]|[cr][xy]|[xy][12]|f[xyr]|d[xy]?|points|transform|offset|opacity|color|display|visibility|overflow|mask|filter|fill(?:-.+)?|stroke(?:-.+)?|stop-.+|clip-.+|font-.+|text-.+|letter-spacing|word-spacing|dominant-baseline|gradientUnits|gradientTransform|spreadMethod|patternUnits|patternTransform|patternContentUnits|maskUnits|clipPathUnits|maskContentUnits|marker.*|ref[XY]|orient|in2?|result|std(?:Deviation)|values|type|mode|operator|k[1-4]|flood-.+|filterUnits|style|href|xlink:href|xmlns:xlink)$/;

/** Only references inside the drawing; nothing that loads, nothing that runs. */
const isSafeText = (text: string): boolean =>
  !/url\s*\(|javascript:|expression\s*\(|@import|\\|&#/i.test(
    text.replace(/url\(\s*(['"]?)#[\w.-]+\1\s*\)/gi, ''),
  );

const isSafeValue = (name: string, value: string): boolean =>
  name === 'href' || name === 'xlink:href' ? value.startsWith('#') : isSafeText(value);

const TAG = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g;
const SKIPPED = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*>/gi;

const cleanAttributes = (text: string): string => {
  let kept = '';
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? '';
    if (ATTRIBUTES.test(name) && isSafeValue(name, value)) {
      kept += ` ${name}="${value.replaceAll('"', '&quot;')}"`;
    }
  }
  return kept;
};

const cleanText = (text: string): string =>
  (isSafeText(text) ? text : '')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/&(?!(?:amp|lt|gt|quot|apos);)/g, '&amp;');

/**
 * A logo as people paste it, reduced to drawing elements: no scripts, event handlers, links, images or
 * foreign content. What is not understood is left out.
 *
 * @returns null when there is no drawing in it.
 */
export const sanitiseSvg = (source: string): string | null => {
  const svg = source
    .replace(CDATA, (_, text: string) => text.replaceAll('<', '&lt;'))
    .replace(SKIPPED, '')
    .trim();
  const open: { name: string; isKept: boolean }[] = [];
  let output = '';
  let position = 0;
  while (position < svg.length) {
    const isInside = open.every((element) => element.isKept);
    const next = svg.indexOf('<', position);
    if (next !== position) {
      const end = next === -1 ? svg.length : next;
      if (isInside && open.length > 0) output += cleanText(svg.slice(position, end));
      position = end;
      continue;
    }
    TAG.lastIndex = position;
    const tag = TAG.exec(svg);
    // A browser may read broken markup differently from us, so none of it is passed on.
    if (!tag) return null;
    position = TAG.lastIndex;
    const [, closing, name = '', attributes = '', selfClosing] = tag;
    if (closing) {
      const last = open.pop();
      if (last?.name !== name) return null;
      if (last.isKept && isInside) output += `</${name}>`;
      continue;
    }
    const isKept = ELEMENTS.has(name) && (open.length > 0 || name === 'svg');
    if (open.length === 0 && output !== '') return null;
    if (isInside && isKept) output += `<${name}${cleanAttributes(attributes)}${selfClosing}>`;
    if (!selfClosing) open.push({ name, isKept });
  }
  return open.length === 0 && output.startsWith('<svg') ? withNamespace(output) : null;
};

const withNamespace = (svg: string): string =>
  /^<svg[^>]*\sxmlns=/.test(svg)
    ? svg
    : svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');

/** A clean logo as a data URI for an img element, in which no script could run anyway; null when there is none. */
export const logoDataUri = (source: string | null): string | null => {
  const svg = source ? sanitiseSvg(source) : null;
  return svg ? `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` : null;
};
