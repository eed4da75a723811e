import type { ProblemDetails } from '../../../../../../src/platform/errors';
import { wordsOf } from './words';

/** An error as the REST interface answers it: RFC 9457, application/problem+json. */
export type RestProblem = {
  type: string;
  /** The code in words. */
  title: string;
  status: number;
  /** One sentence for people. */
  detail: string;
  /** Stable, for programs. */
  code: string;
  /** The parameter or field of the body that it is about; several when there are more. */
  field?: string;
  fields?: string[];
  whatToDo?: string;
  /** Each thing that is wrong with a body. */
  errors?: { field: string; code: string; message: string }[];
  /** By which the operator finds it in the log. */
  incident?: string;
};

/** What is known of an error: of ours, all of `details`; of others, their status. */
export type KnownError = { status: number; message?: string; details?: Partial<ProblemDetails> };

const titleOf = (code: string): string => {
  const words = code.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

/** The message without the advice that `problem` puts behind it. */
const sentence = (message: string, whatToDo: string | undefined): string =>
  whatToDo && message.endsWith(` ${whatToDo}`) ? message.slice(0, -whatToDo.length - 1) : message;

/** An error that says its code was written for people outside; of all others only the status is told. */
export const toRestProblem = ({ status, message, details }: KnownError): RestProblem => {
  if (details?.code === undefined || message === undefined || status >= 500) {
    const { code, ...words } = wordsOf(status);
    return { type: `urn:billwright:problem:${code}`, title: titleOf(code), status, code, ...words };
  }
  const { code, field, whatToDo, errors = [] } = details;
  const fields = field?.split(', ') ?? [];
  return {
    type: `urn:billwright:problem:${code}`,
    title: titleOf(code),
    status,
    detail: sentence(message, whatToDo),
    code,
    ...(fields[0] !== undefined && { field: fields[0] }),
    ...(fields.length > 1 && { fields }),
    ...(whatToDo && { whatToDo }),
    ...(errors.length > 1 && {
      errors: errors.map(({ path, message: text, name }) => ({
        field: path.join('.'),
        code: name === 'ValidationError' ? code : name,
        message: text,
      })),
    }),
  };
};
