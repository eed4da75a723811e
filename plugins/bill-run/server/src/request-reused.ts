import type { BillingError } from '../../../../src/billing';

export type RequestReused = BillingError<'request-reused'>;

/** A request came again under the same name and said something else. `what` it is that each needs a name for: "credit note". */
export const requestReused = (what: string): RequestReused => ({
  code: 'request-reused',
  field: 'requestId',
  message: `This request came before and said something else. Use a new one for each ${what}.`,
});
