import type { SuspenseReason } from '../../../../shared/contracts/usage';

const REASONS: readonly SuspenseReason[] = [
  'parse-error',
  'wrong-encoding',
  'unknown-service',
  'no-buy-rate',
  'no-sell-rate',
  'duplicate',
  'too-old',
  'in-the-future',
  'price-anomaly',
  'not-billable-number',
];

/** The reason in an address; one that is not known leads to the first. */
export const toReason = (text: string | undefined): SuspenseReason =>
  REASONS.find((reason) => reason === text) ?? 'parse-error';
