import type { Summary } from './types';

type Equality = { what: string; values: [string, number][] };

const equalities = ({
  customers,
  invoices,
  pdfs,
  calls,
  pence,
  customersBilledOnce,
}: Summary): Equality[] => [
  {
    what: 'every customer has one invoice and one PDF',
    values: [
      ['customers', customers],
      ['invoices', invoices],
      ['PDFs', pdfs],
      ['customers billed once', customersBilledOnce],
    ],
  },
  {
    what: 'every row of the usage files is on a bill or in suspense',
    values: [
      ['imported', calls.imported],
      ['billed and suspended', calls.billed + calls.suspended],
    ],
  },
  {
    what: 'invoices are the sum of their lines',
    values: [
      ['pence on lines', pence.lines],
      ['pence on invoices', pence.invoices],
    ],
  },
  {
    what: 'the bank is asked for what the invoices say',
    values: [
      ['pence on Direct Debit invoices', pence.directDebitInvoices],
      ['pence in the files', pence.directDebitFile],
    ],
  },
];

/** What should be equal and is not, a sentence each; none when all is well. */
export const brokenEqualities = (summary: Summary): string[] =>
  equalities(summary)
    .filter(({ values }) => values.some(([, value]) => value !== values[0]?.[1]))
    .map(
      ({ what, values }) =>
        `It should be that ${what}, but ${values.map(([name, value]) => `${name}: ${value}`).join(', ')}.`,
    );
