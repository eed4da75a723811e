/** An expected failure: `code` is stable and for programs, `message` is plain English for people. */
export type BillingError<Code extends string = string> = {
  code: Code;
  /** The input field the failure is about, where there is one. */
  field?: string;
  message: string;
};

/** The outcome of a call that can fail for reasons its caller must handle. Never thrown. */
export type Result<T, E extends BillingError = BillingError> =
  | { ok: true; value: T }
  | { ok: false; error: E };

/** Wraps a value as a success. */
export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** Wraps an error as a failure. */
export const fail = <E extends BillingError>(error: E): { ok: false; error: E } => ({
  ok: false,
  error,
});
