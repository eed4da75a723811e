import type { SuspenseReason } from '../../../../shared/contracts/usage';

export const REASONS: readonly SuspenseReason[] = [
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

/** The reason in an address; undefined when there is none, or none that is known. */
export const reasonIn = (text: string | undefined): SuspenseReason | undefined =>
  REASONS.find((reason) => reason === text);

/** The reason in an address; one that is not known leads to the first. */
export const toReason = (text: string | undefined): SuspenseReason =>
  reasonIn(text) ?? 'parse-error';
