import { createHash } from 'node:crypto';
import path from 'node:path';
import type { InvoiceRow } from '../view-model';

const NAME_MAX = 120;

/**
 * A text as a file name: letters, digits and dashes stay, everything else becomes its bytes in hexadecimal, so that
 * two different texts never meet in one file and none leads out of the folder.
 */
export const safeName = (text: string): string => {
  const name = text.replace(
    /[^A-Za-z0-9-]/gu,
    (letter) => `_${Buffer.from(letter).toString('hex')}_`,
  );
  return name.length <= NAME_MAX ? name : createHash('sha256').update(text).digest('hex');
};

/**
 * Where the PDF of an issued invoice is kept, relative to the storage folder:
 * documents/<issuer>/<yyyy>/<mm>/<number>.pdf. Credit notes have numbers of their own, which may be the same.
 *
 * @throws RangeError when the invoice is not issued.
 */
export const documentPath = ({
  issuerKey,
  kind,
  number,
  issueDate,
}: Pick<InvoiceRow, 'issuerKey' | 'kind' | 'number' | 'issueDate'>): string => {
  if (number === null || issueDate === null) throw new RangeError('the invoice is not issued');
  const [year = '', month = ''] = issueDate.split('-');
  const suffix = kind === 'credit-note' ? '.credit-note.pdf' : '.pdf';
  return path.posix.join(
    'documents',
    safeName(issuerKey),
    year,
    month,
    `${safeName(number)}${suffix}`,
  );
};
