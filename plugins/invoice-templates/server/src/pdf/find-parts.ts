import { PDFArray, PDFDict, PDFName, PDFRef, type PDFDocument } from 'pdf-lib';
import { DocumentError } from '../errors';

/** Pages of one invoice within a printed batch: `from` is the first, `to` the one after its last. */
export type PageSpan = { from: number; to: number };

/** Older and newer Chromium write the destinations as a dictionary, others as a tree of names. */
const destinationsOf = (pdf: PDFDocument): Map<string, PDFArray> => {
  const found = new Map<string, PDFArray>();
  const dictionary = pdf.catalog.lookup(PDFName.of('Dests'));
  if (dictionary instanceof PDFDict) {
    for (const [name, value] of dictionary.entries()) {
      const target = pdf.context.lookup(value);
      if (target instanceof PDFArray) found.set(name.decodeText(), target);
    }
  }
  return found;
};

/**
 * Finds where each invoice begins, by the named destination that its anchor became, and thus where it ends.
 *
 * @throws DocumentError `rendering-failed` when an anchor is missing or out of order: then pages could end up in the
 * wrong customer's file.
 */
export const findParts = ({
  pdf,
  anchors,
}: {
  pdf: PDFDocument;
  anchors: string[];
}): PageSpan[] => {
  const destinations = destinationsOf(pdf);
  const pageIndex = new Map(pdf.getPages().map((page, index) => [page.ref, index]));
  const starts = anchors.map((anchor) => {
    const target = destinations.get(anchor)?.get(0);
    return target instanceof PDFRef ? pageIndex.get(target) : undefined;
  });
  const pageCount = pageIndex.size;
  return starts.map((from, index) => {
    const to = index + 1 < starts.length ? starts[index + 1] : pageCount;
    if (from === undefined || to === undefined || to <= from) {
      throw new DocumentError({
        code: 'rendering-failed',
        message: `The printed batch does not say where ${anchors[index]} begins and ends.`,
      });
    }
    return { from, to };
  });
};
