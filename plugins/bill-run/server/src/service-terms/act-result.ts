export type ActError = {
  code:
    | 'service-unknown'
    | 'service-ended'
    | 'not-recurring'
    | 'date-invalid'
    | 'nothing-changed'
    | 'product-unknown'
    | 'change-unknown'
    | 'change-in-force'
    | 'service-goes-on'
    | 'restart-gap';
  field?: string;
  message: string;
};

/** The service that stands afterwards, or why nothing was done. */
export type ActResult =
  | { ok: true; value: { documentId: string; customerId: number } }
  | { ok: false; error: ActError };

export const refuse = (code: ActError['code'], message: string, field?: string): ActResult => ({
  ok: false,
  error: { code, message, ...(field && { field }) },
});
