import {
  type BacsSubmission,
  validateCoreReference,
  validateSubmission,
} from '../../../../../src/billing/bacs';
import { type BillingError, fail, ok, type Result } from '../../../../../src/billing/result';
import type { Mandate } from './read-candidates';

/** A submission with nothing wrong but what the mandate brings along. 2026-01-06 is a working Tuesday. */
const PROBE: Omit<BacsSubmission, 'entries'> = {
  serial: '000001',
  sun: '123456',
  serviceUserName: 'PROBE',
  creationDate: '2026-01-05',
  processingDate: '2026-01-06',
  fileNumber: 1,
};

const NO_HOLIDAYS = new Set<string>();

const findFault = ({ reference, sortCode, accountNumber, accountName }: Mandate) => {
  const checked = validateCoreReference({ reference });
  if (!checked.ok) return checked.error.message;
  const payer = { sortCode, accountNumber };
  const entry = { payer, payerName: accountName, originator: payer, reference };
  const [problem] = validateSubmission({
    submission: { ...PROBE, entries: [{ ...entry, code: '17', amountPence: 1 }] },
    today: PROBE.creationDate,
    holidays: NO_HOLIDAYS,
  });
  return problem?.message;
};

/**
 * Whether money can be asked for under a mandate: it has an originator, and Bacs would take its reference and account.
 * Errors: `mandate-invalid`, with a sentence that says what is wrong.
 */
export const checkMandate = (
  mandate: Mandate,
): Result<Mandate & { originatorId: number }, BillingError<'mandate-invalid'>> => {
  const { originatorId, reference } = mandate;
  const fault = originatorId === null ? 'it has no originator' : findFault(mandate);
  if (originatorId !== null && fault === undefined) return ok({ ...mandate, originatorId });
  return fail({
    code: 'mandate-invalid',
    message: `The mandate ${reference} cannot be used: ${fault}. Correct it, and the invoice waits with the others.`,
  });
};
