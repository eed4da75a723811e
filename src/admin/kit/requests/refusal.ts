/** What is known of a refused request, whatever way it failed. */
export type Refusal = {
  status?: number;
  message?: string;
  code?: string;
  field?: string;
  whatToDo?: string;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The message of some refusals ends with what to do; said once it is enough. */
const withoutAdvice = (message?: string, whatToDo?: string): string | undefined =>
  message && whatToDo && message !== whatToDo && message.endsWith(whatToDo)
    ? message.slice(0, -whatToDo.length).trim()
    : message;

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
  const whatToDo = text(details.whatToDo);
  return {
    status: typeof body.status === 'number' ? body.status : undefined,
    message: withoutAdvice(text(body.message), whatToDo),
    code: text(details.code),
    field: text(details.field),
    whatToDo,
  };
};

/** What the server says about one field of a form; undefined when the refusal is about something else. */
export const fieldError = (error: unknown, field: string): string | undefined => {
  const { field: refused, message, whatToDo } = readRefusal(error);
  return refused === field ? [message, whatToDo].filter(Boolean).join(' ') : undefined;
};
