/** A line of an invoice, and what is left of it to credit, with the sign of the line. */
export type CreditableLine = { position: number; description: string; leftPence: number };

/** Amounts of lines, by their position and with the sign of the line; null: everything that is left. */
export type CreditChoice = { position: number; netPence: number }[] | null;

/** What a credit note comes to: negative, as on the credit note. */
export type CreditTotals = { netPence: number; vatPence: number; grossPence: number };

/** How an invoice is credited. What was refused is undefined. */
export type CreditDeeds = {
  preview: (choice: CreditChoice) => Promise<CreditTotals | undefined>;
  /** Resolves the number of the credit note. */
  credit: (said: {
    requestId: string;
    reason: string;
    choice: CreditChoice;
  }) => Promise<string | undefined>;
  isLooking: boolean;
  isCrediting: boolean;
  lookError?: unknown;
  creditError?: unknown;
};
