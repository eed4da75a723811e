import type { Struct } from '@strapi/strapi';
import { attributeOptions, ownFields } from '../documents';

/** A field in a row of the edit form; a row is 12 wide. */
export type LayoutCell = { name: string; size: number };

const ROW = 12;

/** Types that the Content Manager shows over the whole width only. */
const FULL_WIDTH = new Set(['json', 'richtext', 'blocks', 'component', 'dynamiczone', 'text']);
const NARROW = new Set(['boolean', 'date', 'integer', 'biginteger', 'decimal', 'float', 'time']);

const sizeOf = (type: string): number => {
  if (FULL_WIDTH.has(type)) return ROW;
  return NARROW.has(type) ? 4 : 6;
};

const width = (row: LayoutCell[]): number => row.reduce((sum, { size }) => sum + size, 0);

/**
 * Lays out the form in the order of the schema: short fields side by side, long texts over the whole width, and what
 * the database fills in at the end. Pure.
 */
export const editLayout = (contentType: Struct.Schema): LayoutCell[][] => {
  const names = ownFields(contentType);
  const isReadOnly = (name: string) => attributeOptions(contentType, name).readOnly === true;
  const ordered = [
    ...names.filter((name) => !isReadOnly(name)),
    ...names.filter((name) => isReadOnly(name)),
  ];
  const rows: LayoutCell[][] = [];
  for (const name of ordered) {
    const cell = { name, size: sizeOf(contentType.attributes[name]?.type ?? 'string') };
    const row = rows.at(-1);
    if (row && width(row) + cell.size <= ROW) row.push(cell);
    else rows.push([cell]);
  }
  return rows;
};
