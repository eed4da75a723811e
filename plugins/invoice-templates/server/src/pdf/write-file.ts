import { createHash } from 'node:crypto';
import type { PDFRef } from 'pdf-lib';

/** An object and its bytes, `12 0 obj … endobj`. */
export type FileObject = { ref: PDFRef; bytes: Buffer };

const HEADER = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1');

/*
 * Object numbers stay those of the printed batch, so the table has gaps: it is written as the runs between them,
 * which the format allows. That is what makes a split cheap: nothing is renumbered, objects are copied as bytes.
 */
const crossReferences = (entries: { number: number; offset: number }[]): string => {
  let table = 'xref\n0 1\n0000000000 65535 f \n';
  for (let start = 0; start < entries.length; ) {
    const first = entries[start]?.number ?? 0;
    let end = start + 1;
    while (entries[end]?.number === first + (end - start)) end += 1;
    table += `${first} ${end - start}\n`;
    for (const { offset } of entries.slice(start, end)) {
      table += `${String(offset).padStart(10, '0')} 00000 n \n`;
    }
    start = end;
  }
  return table;
};

/** Puts objects together as a PDF file. */
export const pdfFile = ({
  objects,
  root,
  info,
}: {
  objects: FileObject[];
  root: PDFRef;
  info: PDFRef;
}): Buffer => {
  const ordered = [...objects].sort((a, b) => a.ref.objectNumber - b.ref.objectNumber);
  let offset = HEADER.length;
  const entries = ordered.map(({ ref, bytes }) => {
    const entry = { number: ref.objectNumber, offset };
    offset += bytes.length;
    return entry;
  });
  const body = [HEADER, ...ordered.map(({ bytes }) => bytes)];
  const hash = createHash('sha256');
  for (const bytes of body) hash.update(bytes);
  const id = hash.digest('hex').slice(0, 32);
  const size = (entries.at(-1)?.number ?? 0) + 1;
  const trailer =
    `${crossReferences(entries)}trailer\n` +
    `<< /Size ${size} /Root ${root.tag} /Info ${info.tag} /ID [<${id}> <${id}>] >>\n` +
    `startxref\n${offset}\n%%EOF\n`;
  return Buffer.concat([...body, Buffer.from(trailer, 'latin1')]);
};
