import { neighbours } from '../../../../../../src/admin/kit/Document/neighbours';
import type { InvoiceLineView } from '../../../../shared/contracts/runs';

export type LineGroup = Pick<InvoiceLineView, 'section' | 'groupName'> & {
  lines: InvoiceLineView[];
};

/** Neighbouring lines of one section and group stand together, in the order of the invoice. */
export const groupLines = (lines: InvoiceLineView[]): LineGroup[] =>
  neighbours(lines, (a, b) => a.section === b.section && a.groupName === b.groupName).flatMap(
    (grouped) =>
      grouped.slice(0, 1).map(({ section, groupName }) => ({ section, groupName, lines: grouped })),
  );
