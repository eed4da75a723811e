import type { ActView } from '../../../shared/contracts/acts';
import { csvLine } from '../../../../../src/platform/csv';

const HEADER = [
  ...['Day', 'Service', 'Code', 'Quantity', 'Unit', 'Customer', 'Account', 'About', 'Note', 'By'],
  ...['Self-served', 'Tier', 'State', 'Priced by', 'Net GBP', 'Waived because', 'Invoice'],
];

const pounds = (pence: number | null): string => (pence === null ? '' : (pence / 100).toFixed(2));

/** Acts as CSV, each with what it costs and why. Starts with a byte-order mark, by which Excel knows UTF-8. */
export const actsCsv = (acts: readonly ActView[]): string =>
  `\ufeff${csvLine(HEADER)}${acts.map(toLine).join('')}`;

const toLine = (act: ActView): string =>
  csvLine([
    act.actedOn,
    act.serviceName,
    act.serviceCode,
    act.quantity,
    act.unit,
    act.customerName,
    act.accountNumber,
    act.subject,
    act.note,
    act.actedBy,
    act.isSelfServed ? 'yes' : 'no',
    act.tierName,
    act.status,
    act.hold ?? act.basis,
    act.status === 'waived' ? '0.00' : pounds(act.netPence),
    act.waiveReason,
    act.invoiceNumber,
  ]);
