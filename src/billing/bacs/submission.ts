import { type IsoDate } from '../calendar';
import { type Pence } from '../money';
import { type BillingError } from '../result';

/** Collections: first, regular, re-presentation, final. */
export const COLLECTION_CODES = ['01', '17', '18', '19'] as const;
/** Instructions (AUDDIS): new, cancelled, converted from paper. They move no money. */
export const INSTRUCTION_CODES = ['0N', '0C', '0S'] as const;

export type CollectionCode = (typeof COLLECTION_CODES)[number];
export type InstructionCode = (typeof INSTRUCTION_CODES)[number];

/** A bank account: sort code of 6 digits, account number of 8. */
export type BankAccount = { sortCode: string; accountNumber: string };

/** One record for a payer's account. */
export type BacsEntry = {
  code: CollectionCode | InstructionCode;
  payer: BankAccount;
  /** As at the payer's bank; obligatory on new instructions. */
  payerName: string;
  /** Account that the money goes to: a nominated account of the service user. */
  originator: BankAccount;
  /** Zero on instructions. */
  amountPence: Pence;
  /** Core reference of the instruction, perhaps with a suffix: at most 18 characters. */
  reference: string;
};

/** A submission of one file for one processing day. */
export type BacsSubmission = {
  /** Six letters or digits, unique per processing day and submitter. */
  serial: string;
  /** Service user number, 6 digits. */
  sun: string;
  /** What payers see on their statements, at most 18 characters. */
  serviceUserName: string;
  creationDate: IsoDate;
  processingDate: IsoDate;
  /** Number of the file, 1 to 999. */
  fileNumber: number;
  entries: readonly BacsEntry[];
};

/** What a submission adds up to, and the credits to the originator's own accounts. */
export type BacsTotals = {
  debitPence: Pence;
  creditPence: Pence;
  debitCount: number;
  creditCount: number;
  instructionCount: number;
  contras: { originator: BankAccount; amountPence: Pence }[];
};

export type BacsErrorCode =
  | 'bad-serial'
  | 'bad-sun'
  | 'bad-service-user-name'
  | 'bad-file-number'
  | 'bad-date'
  | 'processing-date-not-working-day'
  | 'processing-date-past'
  | 'processing-date-too-far'
  | 'processing-date-not-today'
  | 'empty'
  | 'mixed-codes'
  | 'bad-code'
  | 'bad-sort-code'
  | 'bad-account'
  | 'bad-amount'
  | 'amount-too-large'
  | 'bad-reference'
  | 'bad-payer-name';

/** Why a submission cannot be written. `entryIndex` says which entry, where it is one. */
export type BacsError = BillingError<BacsErrorCode> & { field: string; entryIndex?: number };

export const isInstruction = (entry: Pick<BacsEntry, 'code'>): boolean =>
  (INSTRUCTION_CODES as readonly string[]).includes(entry.code);

export const isCollection = (entry: Pick<BacsEntry, 'code'>): boolean =>
  (COLLECTION_CODES as readonly string[]).includes(entry.code);
