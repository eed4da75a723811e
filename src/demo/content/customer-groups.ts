/** Whose customers the demo has, and how many. The counts add up to scenario.customers. */
export type CustomerGroup = {
  /** Code of the reseller; null for the bureau's own customers. */
  reseller: string | null;
  count: number;
  /** Account numbers are the prefix and a running number from 10001. */
  accountPrefix: string;
  /** Share that pays by Direct Debit, and under whose number; null where none is collected. */
  directDebit: { share: number; originator: string } | null;
  /** Price lists, each with its weight; null for the products' own prices. */
  catalogues: readonly (readonly [string | null, number])[];
  /** The sell card that is set on each of them; null where the reseller's default holds. */
  sellCard: string | null;
  /** A better one for some of the larger customers. */
  keyAccountCard: string | null;
};

export const customerGroups: readonly CustomerGroup[] = [
  {
    reseller: 'FERN',
    count: 120,
    accountPrefix: 'FC',
    directDebit: null,
    catalogues: [['fernhill-standard', 1]],
    sellCard: null,
    keyAccountCard: null,
  },
  {
    reseller: 'BRIGHT',
    count: 190,
    accountPrefix: 'BW',
    directDebit: { share: 0.76, originator: 'shared' },
    catalogues: [
      ['brightwire-standard', 7],
      ['brightwire-volume', 3],
    ],
    sellCard: null,
    keyAccountCard: 'brightwire-key-accounts',
  },
  {
    reseller: 'SUMMIT',
    count: 150,
    accountPrefix: 'SP',
    directDebit: { share: 0.74, originator: 'summit' },
    catalogues: [['summit-premier', 1]],
    sellCard: null,
    keyAccountCard: null,
  },
  {
    reseller: 'HARBOUR',
    count: 70,
    accountPrefix: 'HB',
    directDebit: { share: 0.78, originator: 'shared' },
    catalogues: [['tollgate-direct', 1]],
    sellCard: null,
    keyAccountCard: null,
  },
  {
    reseller: null,
    count: 70,
    accountPrefix: 'TG',
    directDebit: { share: 0.72, originator: 'shared' },
    catalogues: [
      ['tollgate-direct', 3],
      [null, 1],
    ],
    sellCard: 'bureau-retail',
    keyAccountCard: null,
  },
];
