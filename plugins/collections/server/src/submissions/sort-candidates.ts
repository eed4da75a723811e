import type { UncollectableInvoice } from '../../../shared/contracts/submissions';
import { bankHolidaysAround } from './bank-calendar';
import { checkMandate } from './check-mandate';
import { plannedProcessingDay } from './collection-days';
import type { Candidate, Mandate } from './read-candidates';

/** A candidate that can go into the file of its originator for its processing day. */
export type Collectable = Omit<Candidate, 'mandate'> & {
  mandate: Mandate & { originatorId: number };
  processingDate: string;
};

/** Dates are compared as text, which YYYY-MM-DD allows. */
const earliest = (dates: string[]): string => dates.reduce((a, b) => (a < b ? a : b));
const latest = (dates: string[]): string => dates.reduce((a, b) => (a > b ? a : b));

const refusal = (
  { invoiceDocumentId, number, customerName, pence }: Candidate,
  reasonCode: UncollectableInvoice['reasonCode'],
  reason: string,
): UncollectableInvoice => ({
  invoiceDocumentId,
  number,
  customerName,
  grossPence: pence,
  reasonCode,
  reason,
});

/**
 * Parts what can be collected from what cannot, with the reason. One bad mandate spoils only its own invoices.
 * @param today the day on which files would be handed in, YYYY-MM-DD.
 */
export const sortCandidates = ({
  candidates,
  today,
}: {
  candidates: Candidate[];
  today: string;
}): { collectable: Collectable[]; uncollectable: UncollectableInvoice[] } => {
  const collectable: Collectable[] = [];
  const uncollectable: UncollectableInvoice[] = [];
  const days = [today, ...candidates.map(({ dueDate }) => dueDate)];
  const holidays = bankHolidaysAround({ from: earliest(days), to: latest(days) });

  const plannedFor = new Map<string, string>();
  const planned = (dueDate: string): string => {
    const day = plannedFor.get(dueDate) ?? plannedProcessingDay({ dueDate, today, holidays });
    plannedFor.set(dueDate, day);
    return day;
  };

  for (const candidate of candidates) {
    const { mandate, dueDate, customerName } = candidate;
    if (!mandate) {
      const reason = `${customerName} has no active mandate. Add one, or change how the customer pays.`;
      uncollectable.push(refusal(candidate, 'no-active-mandate', reason));
      continue;
    }
    const checked = checkMandate(mandate);
    if (!checked.ok) {
      uncollectable.push(refusal(candidate, 'mandate-invalid', checked.error.message));
      continue;
    }
    collectable.push({ ...candidate, mandate: checked.value, processingDate: planned(dueDate) });
  }
  return { collectable, uncollectable };
};
