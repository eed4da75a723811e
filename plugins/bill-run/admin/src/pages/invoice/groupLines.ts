import type { InvoiceLineView } from '../../../../shared/contracts/runs';

export type LineGroup = Pick<InvoiceLineView, 'section' | 'groupName'> & {
  lines: InvoiceLineView[];
};

/** Neighbouring lines of one section and group stand together, in the order of the invoice. */
export const groupLines = (lines: InvoiceLineView[]): LineGroup[] =>
  lines.reduce<LineGroup[]>((groups, line) => {
    const last = groups[groups.length - 1];
    if (last && last.section === line.section && last.groupName === line.groupName) {
      last.lines.push(line);
      return groups;
    }
    return [...groups, { section: line.section, groupName: line.groupName, lines: [line] }];
  }, []);
