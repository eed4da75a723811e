import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
  type PDFPage,
} from 'pdf-lib';
import { findParts } from './find-parts';
import { footStamper, STAMP_FONT_KEY, stampFontName, type FootStamp } from './foot-stamp';
import { indirectObject, objectText, type ObjectText } from './object-text';
import { pdfFile, type FileObject } from './write-file';

/** One document of a printed batch: where it begins, and what goes onto and into its file. */
export type SplitRequest = {
  anchor: string;
  stamp: FootStamp;
  title: string;
  author: string;
  /** YYYY-MM-DD; becomes the creation date of the file. Null leaves it out. */
  date: string | null;
};

export type SplitFile = { bytes: Buffer; pages: number };

const name = (text: string): PDFName => PDFName.of(text);

/** Things that belong to the batch as a whole, or would lead out of the file. */
const LEFT_OUT = new Set(['Parent', 'Annots', 'StructParents', 'Tabs']);

const INHERITABLE = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];

const copyOf = (dictionary: PDFDict, context: PDFContext): PDFDict => {
  const copy = PDFDict.withContext(context);
  for (const [key, value] of dictionary.entries()) copy.set(key, value);
  return copy;
};

const dictionaryAt = (value: PDFObject | undefined, context: PDFContext): PDFDict => {
  const found = value instanceof PDFRef ? context.lookup(value) : value;
  return found instanceof PDFDict ? copyOf(found, context) : PDFDict.withContext(context);
};

const contentsOf = (page: PDFPage): PDFObject[] => {
  const raw = page.node.get(name('Contents'));
  const contents = raw instanceof PDFRef ? page.node.context.lookup(raw) : raw;
  if (contents instanceof PDFArray) return contents.asArray();
  return raw ? [raw] : [];
};

/** The page as it will be in its own file: with its inherited attributes, the stamp's font, and around its drawing. */
const pageFor = ({
  page,
  parent,
  font,
  before,
  after,
}: {
  page: PDFPage;
  parent: PDFRef;
  font: PDFRef;
  before: PDFRef;
  after: PDFRef;
}): PDFDict => {
  const { context } = page.node;
  const copy = PDFDict.withContext(context);
  for (const [key, value] of page.node.entries()) {
    if (!LEFT_OUT.has(key.decodeText())) copy.set(key, value);
  }
  for (const key of INHERITABLE) {
    const value = page.node.getInheritableAttribute(name(key));
    if (value) copy.set(name(key), value);
  }
  const resources = dictionaryAt(copy.get(name('Resources')), context);
  const fonts = dictionaryAt(resources.get(name('Font')), context);
  fonts.set(name(STAMP_FONT_KEY), font);
  resources.set(name('Font'), fonts);
  copy.set(name('Resources'), resources);
  copy.set(name('Contents'), context.obj([before, ...contentsOf(page), after]));
  copy.set(name('Parent'), parent);
  return copy;
};

const infoOf = ({ request, context }: { request: SplitRequest; context: PDFContext }): PDFDict => {
  const info = PDFDict.withContext(context);
  info.set(name('Title'), PDFHexString.fromText(request.title));
  info.set(name('Author'), PDFHexString.fromText(request.author));
  if (request.date) {
    info.set(name('CreationDate'), PDFString.of(`D:${request.date.replaceAll('-', '')}`));
  }
  return info;
};

const buildFile = async ({
  pages,
  request,
  texts,
  context,
}: {
  pages: PDFPage[];
  request: SplitRequest;
  texts: ObjectText;
  context: PDFContext;
}): Promise<SplitFile> => {
  const stampAt = await footStamper(request.stamp);
  const copied = new Set<PDFRef>();
  const made: FileObject[] = [];
  let lastNumber = context.largestObjectNumber;
  const newRef = (): PDFRef => PDFRef.of((lastNumber += 1));
  const add = (object: PDFObject, ref = newRef()): PDFRef => {
    made.push({ ref, bytes: indirectObject(ref, object) });
    return ref;
  };

  const tree = newRef();
  const font = add(
    context.obj({
      Type: 'Font',
      Subtype: 'Type1',
      BaseFont: stampFontName(request.stamp),
      Encoding: 'WinAnsiEncoding',
    }),
  );
  // Chromium turns the page upside down and does not turn it back: its drawing is put between q and Q.
  const before = add(context.stream('q\n'));
  const kids = pages.map((page, index) => {
    const drawing = stampAt({ page: index + 1, pageCount: pages.length });
    const after = add(context.stream(`\nQ\n${drawing}\n`));
    const copy = pageFor({ page, parent: tree, font, before, after });
    const own = new Set(made.map(({ ref }) => ref)).add(tree);
    for (const ref of texts.dependencies(copy)) if (!own.has(ref)) copied.add(ref);
    return add(copy);
  });
  add(context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }), tree);
  const root = add(
    context.obj({
      Type: 'Catalog',
      Pages: tree,
      Lang: PDFString.of('en-GB'),
      ViewerPreferences: { DisplayDocTitle: true },
    }),
  );
  const info = add(infoOf({ request, context }));
  const objects = [...[...copied].map((ref) => ({ ref, bytes: texts.of(ref) })), ...made];
  return { bytes: pdfFile({ objects, root, info }), pages: pages.length };
};

/**
 * Splits a printed batch into one file a document, each with its own 'Page n of m'.
 *
 * @returns the files in the order of the requests.
 * @throws DocumentError `rendering-failed` when the batch does not say where a document begins.
 */
export const splitPdf = async ({
  bytes,
  requests,
}: {
  bytes: Uint8Array;
  requests: SplitRequest[];
}): Promise<SplitFile[]> => {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const spans = findParts({ pdf, anchors: requests.map((request) => request.anchor) });
  const pages = pdf.getPages();
  const texts = objectText(pdf.context);
  const files: SplitFile[] = [];
  for (const [index, request] of requests.entries()) {
    const span = spans[index];
    if (!span) continue;
    const own = pages.slice(span.from, span.to);
    files.push(await buildFile({ pages: own, request, texts, context: pdf.context }));
  }
  return files;
};
