/** A balance that is not the sum of its records. */
export type BalanceDifference = {
  customerId: number;
  billDate: string;
  recordsFound: number;
  recordsKept: number;
  sellMicroFound: number;
  sellMicroKept: number;
};

/** What a check of all balances found: how many are wrong, and the first of them. */
export type BalanceCheck = { found: number; differences: BalanceDifference[] };
