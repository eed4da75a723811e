import {
  atCost,
  included,
  noted,
  notAvailable,
  onApplication,
  percentage,
  price,
  type Cell,
} from './cells';
import type { TierCode } from './tiers';

/** A row of the matrix: a bureau service and what each tier pays for it. */
export type MatrixRow = {
  code: string;
  name: string;
  unit: string;
  freeIfSelfServed?: true;
  explanation?: string;
  cells: Record<TierCode, Cell>;
};

const tiers = (executive: Cell, advanced: Cell, elite: Cell): MatrixRow['cells'] => ({
  executive,
  advanced,
  elite,
});

const all = (cell: Cell): MatrixRow['cells'] => tiers(cell, cell, cell);

/** From this day on the cells hold: before any bill that can be made here. */
export const MATRIX_FROM = '2020-01-01';

/** The bureau services in the order of the price list. Codes are what actions in the system refer to. */
export const tierMatrix: MatrixRow[] = [
  {
    code: 'set-up',
    name: 'Set-up',
    unit: 'one-off',
    cells: tiers(price(150), price(150), noted(notAvailable, 'n/a')),
  },
  {
    code: 'monthly-rental',
    name: 'Monthly rental',
    unit: 'month',
    cells: tiers(price(100), price(150), price(300)),
  },
  {
    code: 'onboarding',
    name: 'Onboarding',
    unit: 'not-charged',
    explanation: 'Processes, how to check bills, who does what, and how to get at reports.',
    cells: all(included),
  },
  {
    code: 'bespoke-marketing',
    name: 'Bespoke white-labelled marketing',
    unit: 'piece-of-work',
    cells: tiers(onApplication, onApplication, included),
  },
  { code: 'portal-access', name: 'Portal access', unit: 'not-charged', cells: all(included) },
  {
    code: 'customer-set-up',
    name: 'End customer set-up on platform',
    unit: 'not-charged',
    cells: all(included),
  },
  {
    code: 'set-up-document',
    name: 'End customer set-up document',
    unit: 'not-charged',
    cells: tiers(
      noted(included, 'unbranded'),
      noted(included, 'branded'),
      noted(included, 'branded'),
    ),
  },
  {
    code: 'rate-cards',
    name: 'Rate cards per product (to set sell rates)',
    unit: 'not-charged',
    cells: all(included),
  },
  {
    code: 'invoice-visibility',
    name: 'Visibility of end customer invoices',
    unit: 'not-charged',
    cells: all(included),
  },
  {
    code: 'dd-collection',
    name: 'DD collection (if required)',
    unit: 'not-charged',
    cells: tiers(notAvailable, included, included),
  },
  {
    code: 'dd-collection-report',
    name: 'DD collection report',
    unit: 'not-charged',
    cells: tiers(notAvailable, included, included),
  },
  {
    code: 'copy-dd-report',
    name: 'Copy DD collection report',
    unit: 'copy',
    cells: tiers(notAvailable, price(1.5), included),
  },
  {
    code: 'dd-failure',
    name: 'DD failure charge',
    unit: 'failure',
    cells: tiers(notAvailable, atCost, atCost),
  },
  {
    code: 'amendment-window',
    name: 'Invoice amendment window, access to bills 48 h before the bill run',
    unit: 'not-charged',
    cells: all(included),
  },
  { code: 'proforma-invoice', name: 'Proforma invoice', unit: 'not-charged', cells: all(included) },
  {
    code: 'bulk-additions',
    name: 'Bulk additions',
    unit: 'piece-of-work',
    cells: tiers(onApplication, onApplication, included),
  },
  {
    code: 'promo-advert',
    name: 'Invoice message / promo, per advert',
    unit: 'advert',
    cells: tiers(price(5), included, included),
  },
  {
    code: 'invoice-end-customer',
    name: 'Invoice end customer',
    unit: 'not-charged',
    cells: all(included),
  },
  {
    code: 'third-party-charges',
    name: '3rd-party charges',
    unit: 'percentage',
    explanation: 'Of what was billed for services that the bureau does not supply.',
    cells: tiers(percentage(3), percentage(2.5), percentage(2)),
  },
  {
    code: 'credit-check',
    name: 'Credit check, per customer',
    unit: 'customer',
    cells: tiers(price(7.5), price(5), included),
  },
  {
    code: 'copy-invoice',
    name: 'Copy invoice, if requested',
    unit: 'copy',
    freeIfSelfServed: true,
    cells: tiers(price(2.5), price(1.5), included),
  },
  {
    code: 'call-itemisation',
    name: 'Call itemisation on the invoice, per customer',
    unit: 'customer-month',
    cells: tiers(price(1.5), price(0.75), included),
  },
  {
    code: 'margin-report',
    name: 'Margin report, per month requested',
    unit: 'report-month',
    freeIfSelfServed: true,
    cells: tiers(price(5), price(2.5), included),
  },
  {
    code: 'invoice-report',
    name: 'Invoice report, per month requested',
    unit: 'report-month',
    freeIfSelfServed: true,
    cells: tiers(price(5), price(2.5), included),
  },
  {
    code: 're-issue',
    name: 'Re-issuing invoices after the bill is completed',
    unit: 're-issue',
    cells: tiers(price(2.5), price(1.5), included),
  },
  {
    code: 'rate-card-management',
    name: 'Rate card management',
    unit: 'piece-of-work',
    cells: all(onApplication),
  },
  {
    code: 'base-report',
    name: 'Base report on end customer invoices',
    unit: 'report-month',
    freeIfSelfServed: true,
    cells: tiers(price(5), price(2.5), included),
  },
  {
    code: 'onboarding-refresher',
    name: 'Onboarding refresher, per 30 min',
    unit: 'half-hour',
    cells: tiers(price(30), included, included),
  },
  {
    code: 'ad-hoc-training',
    name: 'Ad hoc training, per 30 min',
    unit: 'half-hour',
    cells: tiers(price(30), price(20), included),
  },
];
