import { sumPence } from '../../../../../src/billing/money';
import { bare, bareUnitPrice, penceOf } from './amounts';
import { periodText } from './dates';
import type { GroupView, LineView, SectionView } from './invoice-view.types';
import type { LineRow, LineSection } from './source';
import { lineVatText } from './vat';

/** In the order in which they are printed. */
const TITLES: [LineSection, string][] = [
  ['recurring', 'Rental and services'],
  ['one-off', 'One-off charges'],
  ['third-party', 'Services of other suppliers'],
  ['usage', 'Calls and usage'],
  ['discount', 'Discounts'],
];

const lineView = (line: LineRow): LineView => ({
  description: line.description,
  period:
    line.periodFrom && line.periodTo
      ? periodText({ from: line.periodFrom, to: line.periodTo })
      : null,
  quantity: line.quantityText ?? '',
  unitPrice: line.unitPrice === null ? '' : bareUnitPrice(line.unitPrice),
  vat: lineVatText({ treatment: line.vatTreatment, percent: line.vatPercent }),
  net: bare(penceOf(line.netAmount)),
});

const netOf = (lines: LineRow[]): string =>
  bare(sumPence(lines.map((line) => penceOf(line.netAmount))));

/** Lines of one name stay together, in the order in which the names first come. */
const groupsOf = (lines: LineRow[]): GroupView[] => {
  const byName = new Map<string | null, LineRow[]>();
  for (const line of lines) {
    const group = byName.get(line.groupName);
    if (group) group.push(line);
    else byName.set(line.groupName, [line]);
  }
  return [...byName].map(([name, members]) => ({
    name,
    lines: members.map(lineView),
    subtotal: name !== null && byName.size > 1 && members.length > 1 ? netOf(members) : null,
  }));
};

/** The lines of an invoice by section and group; sections without lines are left out. */
export const sectionViews = (lines: LineRow[]): SectionView[] =>
  TITLES.flatMap(([section, title]) => {
    const members = lines.filter((line) => line.section === section);
    return members.length === 0
      ? []
      : [{ title, groups: groupsOf(members), total: netOf(members) }];
  });
