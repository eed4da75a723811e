import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFObject,
  type PDFPage,
} from 'pdf-lib';

type Decode = (hex: string) => string;

const streamText = (object: PDFObject | undefined): string =>
  object instanceof PDFRawStream
    ? Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')
    : '';

const fromHex = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');

/** Glyph numbers to letters, as the font's ToUnicode table says. */
const unicodeTable = (source: string): Map<number, string> => {
  const table = new Map<number, string>();
  for (const [, block = ''] of source.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      table.set(parseInt(code, 16), fromHex(text));
    }
  }
  for (const [, block = ''] of source.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    const range = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g;
    for (const [, from = '', to = '', text = ''] of block.matchAll(range)) {
      const first = parseInt(from, 16);
      for (let code = first; code <= parseInt(to, 16); code += 1) {
        table.set(code, String.fromCharCode(parseInt(text, 16) + code - first));
      }
    }
  }
  return table;
};

const decoderOf = (font: PDFDict): Decode => {
  const source = streamText(font.lookup(PDFName.of('ToUnicode')));
  if (source === '') return (hex) => Buffer.from(hex, 'hex').toString('latin1');
  const table = unicodeTable(source);
  return (hex) =>
    (hex.match(/.{4}/g) ?? []).map((code) => table.get(parseInt(code, 16)) ?? '').join('');
};

const contentOf = (page: PDFPage): string => {
  const contents = page.node.lookup(PDFName.of('Contents'));
  const parts = contents instanceof PDFArray ? contents.asArray() : [contents];
  return parts.map((part) => streamText(part && page.node.context.lookup(part))).join('\n');
};

const pageText = (page: PDFPage): string => {
  const fonts = page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict);
  const decoders = new Map<string, Decode>();
  for (const [name, value] of fonts?.entries() ?? []) {
    const font = page.node.context.lookup(value, PDFDict);
    decoders.set(name.decodeText(), decoderOf(font));
  }
  let decode: Decode = (hex) => hex;
  let text = '';
  const operators = /\/(\S+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]*)>\s*Tj|\[([^\]]*)\]\s*TJ|\bET\b/g;
  for (const [all, font, shown, spaced] of contentOf(page).matchAll(operators)) {
    if (font !== undefined) decode = decoders.get(font) ?? decode;
    else if (shown !== undefined) text += decode(shown);
    else if (spaced !== undefined) {
      for (const [, hex = ''] of spaced.matchAll(/<([0-9A-Fa-f]*)>/g)) text += decode(hex);
    } else if (all === 'ET') text += '\n';
  }
  return text;
};

/** The words of each page of a PDF, without their places: enough to see who is in it. */
export const readPdf = async (bytes: Uint8Array): Promise<{ title: string; pages: string[] }> => {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  return { title: pdf.getTitle() ?? '', pages: pdf.getPages().map(pageText) };
};
