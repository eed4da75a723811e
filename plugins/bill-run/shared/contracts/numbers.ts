/** What is typed into the record of an issuer. `reseller`: his document id; null for one who is not saved yet. */
export type NumbersQuery = {
  issuer: 'bureau' | 'reseller';
  reseller?: string | null;
  prefix?: string | null;
  invoicePattern?: string | null;
  creditNotePattern?: string | null;
};

/** The next numbers of a series; none when the pattern is refused, and then why and what to do. */
export type NextNumbers = { numbers: string[]; problem: string | null };

/** POST /bill-run/numbers/preview NumbersQuery -> { data: NumbersPreview }: nothing is saved, no number is taken. */
export type NumbersPreview = { invoices: NextNumbers; creditNotes: NextNumbers };
