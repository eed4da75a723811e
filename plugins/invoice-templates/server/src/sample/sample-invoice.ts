import { mulDivHalfUp, penceToDecimalText, sumPence } from '../../../../../src/billing/money';
import type { PaymentMethod } from '../../../shared/contracts/invoice-details';
import type { BrandRow, InvoiceSource, LineRow } from '../view-model';
import { penceOf } from '../view-model/amounts';
import { seededRandom, type Random } from './random';
import { sampleCalls } from './sample-calls';

const PRODUCTS = [
  ['Broadband', 'Full fibre 150, static IP', 3_495],
  ['Broadband', 'Managed router', 450],
  ['Hosted telephony', 'Hosted seat, standard', 895],
  ['Hosted telephony', 'Call recording', 250],
  ['Hosted telephony', 'Geographic number', 100],
  ['Mobile', 'SIM only, 10 GB', 1_200],
  ['Mobile', 'International bolt-on', 500],
  ['Licences', 'Microsoft 365 Business Standard', 1_030],
] as const;

const CUSTOMERS = [
  ['Harbour Dental Ltd', 'Dr Amara Osei', '7 Market Street'],
  ['Kestrel Joinery', 'Tom Whitfield', 'Unit 4, Brook Mill'],
  ['The Copper Kettle', 'Siân Rhys-Jones', '22 High Street'],
  ['Ashdown & Pryce Solicitors', 'Accounts payable', '1 Castle Yard'],
] as const;

const recurringLine = (random: Random): LineRow => {
  const [groupName, description, unitPence] = random.pick(PRODUCTS);
  const quantity = random.between(1, 9);
  return {
    section: 'recurring',
    groupName,
    description,
    quantityText: String(quantity),
    unitPrice: `${penceToDecimalText(unitPence)}0000`,
    netAmount: penceToDecimalText(unitPence * quantity),
    vatTreatment: 'standard',
    vatPercent: '20.000',
    periodFrom: '2026-06-01',
    periodTo: '2026-07-01',
  };
};

const otherLines = (random: Random): LineRow[] => {
  const standard = { vatTreatment: 'standard', vatPercent: '20.000' };
  const undated = { periodFrom: null, periodTo: null };
  return [
    {
      section: 'one-off',
      groupName: null,
      description: 'Engineer visit, 12 May',
      quantityText: '1',
      unitPrice: '85.000000',
      netAmount: '85.00',
      ...standard,
      ...undated,
    },
    {
      section: 'usage',
      groupName: '01614 960111',
      description: 'Calls to UK mobiles',
      quantityText: `${random.between(20, 400)} calls`,
      unitPrice: null,
      netAmount: penceToDecimalText(random.between(300, 4_000)),
      ...standard,
      ...undated,
    },
    {
      section: 'usage',
      groupName: '01614 960111',
      description: 'Calls to UK landlines',
      quantityText: `${random.between(20, 400)} calls`,
      unitPrice: null,
      netAmount: penceToDecimalText(random.between(100, 900)),
      ...standard,
      ...undated,
    },
    {
      section: 'third-party',
      groupName: null,
      description: 'Equipment insurance',
      quantityText: null,
      unitPrice: null,
      netAmount: '4.50',
      vatTreatment: 'exempt',
      vatPercent: '0.000',
      ...undated,
    },
    {
      section: 'discount',
      groupName: null,
      description: 'Loyalty discount, 5% of rental',
      quantityText: null,
      unitPrice: null,
      netAmount: penceToDecimalText(-random.between(100, 600)),
      ...standard,
      ...undated,
    },
  ];
};

/** Usage is on every bill; the rest now and then. */
const isIncluded = ({ line, seed }: { line: LineRow; seed: number }): boolean => {
  if (line.section === 'one-off') return seed % 3 === 0;
  if (line.section === 'third-party') return seed % 4 === 0;
  if (line.section === 'discount') return seed % 2 === 0;
  return true;
};

const totalsOf = (lines: LineRow[]) => {
  const sumOf = (treatment: string) =>
    sumPence(
      lines
        .filter((line) => line.vatTreatment === treatment)
        .map((line) => penceOf(line.netAmount)),
    );
  const [standardPence, exemptPence] = [sumOf('standard'), sumOf('exempt')];
  const vatPence = mulDivHalfUp(standardPence, 20, 100);
  return { standardPence, exemptPence, vatPence, netPence: standardPence + exemptPence };
};

/**
 * An invoice of Northwind Telecom that looks like a real one, for trying out brands and for measuring.
 *
 * @param seed same seed, same invoice; also its number.
 * @param lineCount recurring lines; others are added.
 */
export const sampleInvoice = ({
  seed,
  brand,
  lineCount = 4,
  callCount = 0,
  paymentMethod = 'direct-debit',
  status = 'issued',
}: {
  seed: number;
  brand: BrandRow | null;
  lineCount?: number;
  callCount?: number;
  paymentMethod?: PaymentMethod;
  status?: 'draft' | 'issued';
}): InvoiceSource => {
  const random = seededRandom(seed);
  const lines = [
    ...Array.from({ length: lineCount }, () => recurringLine(random)),
    ...otherLines(random).filter((line) => isIncluded({ line, seed })),
  ];
  const { standardPence, exemptPence, vatPence, netPence } = totalsOf(lines);
  const [name, contactName, street] = random.pick(CUSTOMERS);
  const isIssued = status === 'issued';
  return {
    brand,
    lines,
    calls: sampleCalls({ random, count: callCount }),
    invoice: {
      id: seed,
      documentId: `sample${seed}`,
      number: isIssued ? `NW-2026-${String(seed).padStart(5, '0')}` : null,
      kind: 'invoice',
      status,
      issuerKey: 'reseller:1',
      billDate: '2026-06-01',
      periodFrom: '2026-05-01',
      periodTo: '2026-06-01',
      issueDate: isIssued ? '2026-06-01' : null,
      dueDate: isIssued ? '2026-06-15' : null,
      netTotal: penceToDecimalText(netPence),
      vatTotal: penceToDecimalText(vatPence),
      grossTotal: penceToDecimalText(netPence + vatPence),
      details: {
        issuer: {
          kind: 'reseller',
          name: brand?.displayName ?? 'Northwind Telecom',
          legalName: `${brand?.displayName ?? 'Northwind Telecom'} Ltd`,
          companyNumber: '09876543',
          vatNumber: 'GB123456789',
          address: ['14 Canal Street', 'Manchester', 'M4 6JG'],
          email: 'billing@northwind.example',
          phone: '0161 496 0123',
          website: 'www.northwind.example',
          bank: {
            sortCode: '204060',
            accountNumber: '55779911',
            accountName: 'Northwind Telecom Ltd',
          },
        },
        customer: {
          name,
          accountNumber: `NW${10_000 + seed}`,
          contactName,
          address: [street, 'Stockport', 'SK1 3XE'],
          vatNumber: null,
          purchaseOrder: seed % 3 === 0 ? `PO-${7_000 + seed}` : null,
          email: 'accounts@customer.example',
        },
        brandId: brand?.id ?? null,
        vat: [
          { treatment: 'standard' as const, percent: 20, netPence: standardPence, vatPence },
          { treatment: 'exempt' as const, percent: 0, netPence: exemptPence, vatPence: 0 },
        ].filter((row) => row.netPence !== 0),
        promos: [
          {
            title: 'Ask us about fibre',
            message:
              'The copper network closes in 2027. We move you to full fibre with your numbers, at no cost for installation until the end of July.',
          },
        ],
        terms: {
          paymentMethod,
          dueDate: isIssued ? '2026-06-15' : null,
          originatorName: 'BUREAU COLLECT',
          collectionReference: `NW${10_000 + seed}`,
          serviceUserNumber: '123456',
        },
        itemised: callCount > 0,
        previousTotalPence: netPence + vatPence - random.between(-2_000, 2_000),
      },
    },
  };
};
