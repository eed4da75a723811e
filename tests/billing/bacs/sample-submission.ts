import { ukBankHolidays } from '../../../src/billing/calendar';
import { type BacsEntry, type BacsSubmission, writeStandard18 } from '../../../src/billing/bacs';

export const holidays = ukBankHolidays({ fromYear: 2025, toYear: 2026 });
export const today = '2025-06-02';

export const entry = (changes: Partial<BacsEntry> = {}): BacsEntry => ({
  code: '17',
  payer: { sortCode: '200000', accountNumber: '55779911' },
  payerName: 'MRS E JONES',
  originator: { sortCode: '601111', accountNumber: '12345678' },
  amountPence: 1_234,
  reference: 'ACME-000123',
  ...changes,
});

export const submission = (changes: Partial<BacsSubmission> = {}): BacsSubmission => ({
  serial: 'BW0001',
  sun: '123456',
  serviceUserName: 'ACME TELECOM',
  creationDate: '2025-06-02',
  processingDate: '2025-06-03',
  fileNumber: 1,
  entries: [entry()],
  ...changes,
});

export const written = (changes: Partial<BacsSubmission> = {}) => {
  const result = writeStandard18({ submission: submission(changes), today, holidays });
  if (!result.ok) throw new Error(`${result.error.field}: ${result.error.message}`);
  return result.value;
};
