/** What the demo came to, counted in the database and read back from the files. Amounts in pence. */
export type Summary = {
  customers: number;
  /** Issued in the month. */
  invoices: number;
  /** That lie on the disk as they were stored. */
  pdfs: number;
  calls: {
    /** Rows read from the usage files. */
    imported: number;
    /** Records that are on an issued bill. */
    billed: number;
    suspended: number;
  };
  pence: {
    /** Net sum of the lines of the month's bills, and net and gross sums of the bills. */
    lines: number;
    invoices: number;
    grossInvoices: number;
    /** Gross of the bills paid by Direct Debit, and what the files ask the banks for. */
    directDebitInvoices: number;
    directDebitFile: number;
  };
  customersBilledOnce: number;
  /** By phase, and in all. */
  seconds: Record<string, number>;
};
