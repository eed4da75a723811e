import type { ReactNode } from 'react';

import { VisuallyHidden } from '@strapi/design-system';

import { TextLink } from '../Links/TextLink';

import { ChooseAll, ChooseRow } from './ChooseRow';
import { SortHeading } from './SortHeading';
import {
  BodyCell,
  BodyRow,
  CellNote,
  FootCell,
  HeadCell,
  RowLinkArea,
  Scroller,
  Table,
} from './tableParts';
import { ariaSort } from './sorting';
import type { Column, Selection, Sorting, Totals } from './types';

export type DataTableProps<Row> = {
  /** What the table holds, for those who hear it. */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Where a row leads; its first column becomes the link. */
  rowLink?: (row: Row) => string;
  totals?: Totals;
  /** Makes buttons of the headings whose columns can be sorted. */
  sorting?: Sorting;
  /** Puts a box before each row. */
  selection?: Selection<Row>;
};

/** A plain table: a heading for each column, a row for each record, sums at the end. */
export const DataTable = <Row,>({
  caption,
  columns,
  rows,
  rowKey,
  rowLink,
  totals,
  sorting,
  selection,
}: DataTableProps<Row>) => (
  <Scroller tabIndex={-1}>
    <Table>
      <VisuallyHidden tag="caption">{caption}</VisuallyHidden>
      <thead>
        <tr>
          {selection && <ChooseAll rows={rows} rowKey={rowKey} selection={selection} />}
          {columns.map(({ key, header, align, sortBy }) => (
            <HeadCell
              key={key}
              scope="col"
              $align={align}
              aria-sort={sortBy && sorting ? ariaSort(sortBy, sorting.sort) : undefined}
            >
              {sortBy && sorting ? (
                <SortHeading name={sortBy} sorting={sorting}>
                  {header}
                </SortHeading>
              ) : (
                header
              )}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <BodyRow key={rowKey(row)} $isLink={rowLink !== undefined}>
            {selection && <ChooseRow row={row} rowKey={rowKey} selection={selection} />}
            {columns.map(({ key, align, cell, note }, index) => (
              <BodyCell key={key} $align={align}>
                {index === 0 ? <FirstCell to={rowLink?.(row)}>{cell(row)}</FirstCell> : cell(row)}
                {note && <CellNote>{note(row)}</CellNote>}
              </BodyCell>
            ))}
          </BodyRow>
        ))}
      </tbody>
      {totals && <TotalsRow columns={columns} totals={totals} hasBoxes={selection !== undefined} />}
    </Table>
  </Scroller>
);

const FirstCell = ({ to, children }: { to?: string; children: ReactNode }) =>
  to ? (
    <RowLinkArea>
      <TextLink to={to}>{children}</TextLink>
    </RowLinkArea>
  ) : (
    <>{children}</>
  );

type TotalsRowProps<Row> = { columns: Column<Row>[]; totals: Totals; hasBoxes: boolean };

const TotalsRow = <Row,>({ columns, totals, hasBoxes }: TotalsRowProps<Row>) => (
  <tfoot>
    <tr>
      {hasBoxes && <FootCell />}
      {columns.map(({ key, align }, index) => (
        <FootCell key={key} $align={align}>
          {index === 0 ? totals.label : totals.cells[key]}
        </FootCell>
      ))}
    </tr>
  </tfoot>
);
