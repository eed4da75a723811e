import type { ReactNode } from 'react';

export type Column<Row> = {
  key: string;
  header: string;
  /** Figures stand at the end of their column. */
  align?: 'start' | 'end';
  /** The name by which the server sorts by this column. Without it the heading is no button. */
  sortBy?: string;
  cell: (row: Row) => ReactNode;
  /** Stands small under the cell, for example an account number under a name. */
  note?: (row: Row) => ReactNode;
};

export type ListPage = { page: number; pageSize: number; pageCount: number; total: number };

/** The last row of a list: sums of everything that is filtered, under the columns they belong to. */
export type Totals = { label: string; cells: Record<string, ReactNode> };

/** Rows that can be ticked, each by its key. */
export type Selection<Row> = {
  chosen: string[];
  onChoose: (chosen: string[]) => void;
  /** Names the box of a row for those who hear it. */
  label: (row: Row) => string;
  labelAll: string;
  canChoose?: (row: Row) => boolean;
};

/** By what a list is sorted, and how that is changed. A minus in front means the greatest first. */
export type Sorting = { sort: string | undefined; onSort: (sort: string) => void };
