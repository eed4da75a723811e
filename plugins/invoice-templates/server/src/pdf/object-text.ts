import { PDFArray, PDFDict, PDFRef, PDFStream, type PDFContext, type PDFObject } from 'pdf-lib';

/** The bytes of PDF objects as they stand in a file, each made once however many files they go into. */
export type ObjectText = {
  /** `12 0 obj … endobj` of an object of the document. */
  of(ref: PDFRef): Buffer;
  /** All objects that one depends on, through any number of others. Stops at pages. */
  dependencies(root: PDFObject): Set<PDFRef>;
};

/** An object as an entry of a file. */
export const indirectObject = (ref: PDFRef, object: PDFObject): Buffer => {
  const head = `${ref.objectNumber} ${ref.generationNumber} obj\n`;
  const size = object.sizeInBytes();
  const bytes = Buffer.alloc(head.length + size + 8, '\nendobj\n', 'latin1');
  bytes.write(head, 0, 'latin1');
  object.copyBytesInto(bytes, head.length);
  bytes.write('\nendobj\n', head.length + size, 'latin1');
  return bytes;
};

const directRefs = (object: PDFObject, into: Set<PDFRef>): void => {
  if (object instanceof PDFRef) {
    into.add(object);
  } else if (object instanceof PDFArray) {
    for (const item of object.asArray()) directRefs(item, into);
  } else if (object instanceof PDFDict) {
    for (const value of object.values()) directRefs(value, into);
  } else if (object instanceof PDFStream) {
    directRefs(object.dict, into);
  }
};

/** Reads objects of a parsed document for copying. */
export const objectText = (context: PDFContext): ObjectText => {
  const texts = new Map<PDFRef, Buffer>();
  const refs = new Map<PDFRef, Set<PDFRef>>();

  const refsOf = (ref: PDFRef): Set<PDFRef> => {
    const known = refs.get(ref);
    if (known) return known;
    const found = new Set<PDFRef>();
    const object = context.lookup(ref);
    if (object) directRefs(object, found);
    refs.set(ref, found);
    return found;
  };

  return {
    of(ref) {
      const known = texts.get(ref);
      if (known) return known;
      const object = context.lookup(ref);
      if (!object) throw new RangeError(`the PDF has no object ${ref.tag}`);
      const text = indirectObject(ref, object);
      texts.set(ref, text);
      return text;
    },
    dependencies(root) {
      const found = new Set<PDFRef>();
      directRefs(root, found);
      // A set can be added to while it is walked through: what is added comes at its end.
      for (const ref of found) for (const next of refsOf(ref)) found.add(next);
      return found;
    },
  };
};
