/** What is known of a refused request, whatever way it failed. */
export type Refusal = { status?: number; message?: string; code?: string; whatToDo?: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/**
 * Reads an error of RTK Query or of the fetch client. The server says what happened in `message` and what to do about
 * it in `details.whatToDo`.
 */
export const readRefusal = (error: unknown): Refusal => {
  if (!isRecord(error)) {
    return {};
  }
  const response = isRecord(error.response) ? error.response : undefined;
  const data = response && isRecord(response.data) ? response.data : undefined;
  const body = data && isRecord(data.error) ? data.error : error;
  const details = isRecord(body.details) ? body.details : {};
  return {
    status: typeof body.status === 'number' ? body.status : undefined,
    message: text(body.message),
    code: text(details.code),
    whatToDo: text(details.whatToDo),
  };
};
