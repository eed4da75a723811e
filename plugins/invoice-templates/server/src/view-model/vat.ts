import type { InvoiceVatRow } from '../../../shared/contracts/invoice-details';
import { bare, penceOf, toPayPence } from './amounts';
import { shortDate } from './dates';
import type { VatView } from './invoice-view.types';
import type { InvoiceRow } from './source';

/** '20.000' or 20 as '20%'. */
export const percentText = (percent: number | string): string => {
  const [whole = '0', decimals = ''] = String(percent).split('.');
  const shown = decimals.replace(/0+$/, '');
  return `${shown === '' ? whole : `${whole}.${shown}`}%`;
};

const TAXED = new Set(['standard', 'reduced']);

const LABELS: Record<string, string> = {
  zero: 'Zero-rated (0%)',
  exempt: 'Exempt from VAT',
  outside: 'Outside the scope of VAT',
  'reverse-charge': 'Reverse charge',
};

/** The VAT column of a line: '20%', 'Exempt', ... */
export const lineVatText = ({
  treatment,
  percent,
}: {
  treatment: string;
  percent: string;
}): string => {
  if (treatment === 'exempt') return 'Exempt';
  if (treatment === 'outside') return 'None';
  if (treatment === 'reverse-charge') return 'Reverse';
  return percentText(percent);
};

const labelOf = ({ treatment, percent }: InvoiceVatRow): string => {
  if (treatment === 'standard') return `Standard rate ${percentText(percent)}`;
  if (treatment === 'reduced') return `Reduced rate ${percentText(percent)}`;
  return LABELS[treatment] ?? percentText(percent);
};

const rowView = (row: InvoiceVatRow) => ({
  label: labelOf(row),
  net: bare(row.netPence),
  vat: bare(row.vatPence),
});

const notesOf = ({ details }: InvoiceRow): string[] => {
  const notes: string[] = [];
  if (details.vat.some((row) => row.treatment === 'reverse-charge')) {
    notes.push('Reverse charge: the customer is to account for the VAT to HMRC.');
  }
  if (!details.issuer.vatNumber) {
    notes.push(`${details.issuer.legalName} is not registered for VAT; no VAT is charged.`);
  }
  return notes;
};

const forwardOf = (invoice: InvoiceRow): VatView['forward'] => {
  const credits = invoice.details.broughtForward ?? [];
  if (credits.length === 0) return null;
  return {
    credits: credits.map(({ number, issueDate, pence }) => ({
      label: `Brought forward: credit note ${number} of ${shortDate(issueDate)}`,
      amount: bare(-pence),
    })),
    toPay: bare(toPayPence(invoice)),
  };
};

/** The VAT by rate, with supplies that bear none apart, and the three totals of the invoice. */
export const vatView = (invoice: InvoiceRow): VatView => {
  const rows = [...invoice.details.vat].sort((a, b) => b.percent - a.percent);
  return {
    taxed: rows.filter((row) => TAXED.has(row.treatment)).map(rowView),
    untaxed: rows.filter((row) => !TAXED.has(row.treatment)).map(rowView),
    net: bare(penceOf(invoice.netTotal)),
    vat: bare(penceOf(invoice.vatTotal)),
    gross: bare(penceOf(invoice.grossTotal)),
    forward: forwardOf(invoice),
    notes: notesOf(invoice),
  };
};
