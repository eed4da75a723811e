/** What a tier pays for a bureau service: one cell of the matrix. Prices in pounds without VAT. */
export type Cell = {
  terms: 'included' | 'price' | 'percentage' | 'at-cost' | 'price-on-application' | 'not-available';
  price?: number;
  percentage?: number;
  note?: string;
};

export const included: Cell = { terms: 'included' };
export const atCost: Cell = { terms: 'at-cost' };
export const onApplication: Cell = { terms: 'price-on-application' };
export const notAvailable: Cell = { terms: 'not-available' };

/** A fixed price in pounds. */
export const price = (pounds: number): Cell => ({ terms: 'price', price: pounds });

/** A percentage of what was billed. */
export const percentage = (percent: number): Cell => ({ terms: 'percentage', percentage: percent });

/** The same cell with a word to show in it. */
export const noted = (cell: Cell, note: string): Cell => ({ ...cell, note });
