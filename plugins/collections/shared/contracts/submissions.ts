/** Amounts are whole pence, dates YYYY-MM-DD. */
export type Submission = {
  documentId: string;
  originatorName: string;
  serviceUserNumber: string;
  serial: string;
  processingDate: string;
  entryDate: string;
  items: number;
  totalPence: number;
  fileName: string;
  createdBy: string | null;
  createdAt: string;
};

/** Issued Direct Debit invoices not yet in any file, by originator and processing day. */
export type WaitingCollection = {
  originatorDocumentId: string;
  originatorName: string;
  serviceUserNumber: string;
  processingDate: string;
  entryDate: string;
  inputDate: string;
  items: number;
  totalPence: number;
};

/** Direct Debit invoices that cannot be collected, with the reason and what to do. */
export type UncollectableInvoice = {
  invoiceDocumentId: string;
  number: string;
  customerName: string;
  grossPence: number;
  reasonCode: 'no-active-mandate' | 'mandate-invalid';
  reason: string;
};

/**
 * GET  /collections/submissions?page&pageSize   -> ListSubmissions
 * GET  /collections/waiting                     -> { data: { waiting: WaitingCollection[], uncollectable: UncollectableInvoice[] } }
 * POST /collections/submissions  CreateSubmissionBody -> { data: Submission }
 *      errors: nothing-to-collect, total-changed, originator-unknown, processing-date-invalid
 * GET  /collections/submissions/:documentId/file -> text/plain, the Standard 18 file
 */
export type CreateSubmissionBody = {
  originatorDocumentId: string;
  processingDate: string;
  /** What the person saw and confirmed; refused when it is not what would be written. */
  confirmedTotalPence: number;
};
export type ListSubmissions = {
  results: Submission[];
  pagination: { page: number; pageSize: number; pageCount: number; total: number };
};
