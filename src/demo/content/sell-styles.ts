/**
 * How the sell cards of the demo differ: each is the supplier's price list with a markup, charged
 * in its own blocks, some with a set-up fee, a minimum or a cap on UK landline calls.
 */
export type SellStyle = {
  key: string;
  name: string;
  /** Code of the reseller who owns the card; null for the bureau. */
  reseller: string | null;
  /** Per cent on top of what the supplier charges. */
  markupUk: number;
  markupWorld: number;
  /** Smallest block sizes in seconds; a supplier's longer blocks are kept. */
  increments: readonly [number, number];
  /** Set-up of answered calls within the UK, and the least that any charged call costs. */
  connectionPence: number;
  minimumPence: number;
  /** Most that a UK landline call costs, and the seconds for which that holds. */
  landlineCap: { pence: number; seconds: number } | null;
  note: string;
};

export const sellStyles: readonly SellStyle[] = [
  {
    key: 'bureau-retail',
    name: 'Tollgate retail calls 2026',
    reseller: null,
    markupUk: 150,
    markupWorld: 45,
    increments: [60, 1],
    connectionPence: 0,
    minimumPence: 1,
    landlineCap: null,
    note: 'For direct customers and for those won by acquisition partners.',
  },
  {
    key: 'fernhill-business',
    name: 'Fernhill business calls',
    reseller: 'FERN',
    markupUk: 220,
    markupWorld: 80,
    increments: [60, 60],
    connectionPence: 1.5,
    minimumPence: 0,
    landlineCap: null,
    note: 'Whole minutes and a set-up fee.',
  },
  {
    key: 'brightwire-standard',
    name: 'Brightwire by the second',
    reseller: 'BRIGHT',
    markupUk: 130,
    markupWorld: 55,
    increments: [1, 1],
    connectionPence: 0,
    minimumPence: 1.2,
    landlineCap: null,
    note: 'Charged by the second with a minimum.',
  },
  {
    key: 'brightwire-key-accounts',
    name: 'Brightwire key accounts',
    reseller: 'BRIGHT',
    markupUk: 70,
    markupWorld: 30,
    increments: [1, 1],
    connectionPence: 0,
    minimumPence: 0,
    landlineCap: null,
    note: 'For the largest customers, by agreement.',
  },
  {
    key: 'summit-premier',
    name: 'Summit Premier calls',
    reseller: 'SUMMIT',
    markupUk: 165,
    markupWorld: 60,
    increments: [30, 6],
    connectionPence: 0,
    minimumPence: 1,
    landlineCap: { pence: 28, seconds: 3600 },
    note: 'UK landline calls of up to an hour cost 28p at most.',
  },
];
