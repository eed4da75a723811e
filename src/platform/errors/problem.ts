import { errors } from '@strapi/utils';
import createError from 'http-errors';
import type { BillingError } from '../../billing/result';

/** What went wrong, for programs (`code`, `field`) and for people (`message`, `whatToDo`). */
export type ProblemInput = {
  /** HTTP status; 400 unless said. */
  status?: number;
  /** Stable, in kebab-case, such as `already-exists`. */
  code: string;
  /** One sentence in plain words. */
  message: string;
  /** The input field that it is about; several when only together they are wrong. */
  field?: string;
  fields?: string[];
  /** The next step, in plain words. */
  whatToDo?: string;
};

/** What an error of ours carries in `error.details` of the answer. */
export type ProblemDetails = {
  code: string;
  field?: string;
  whatToDo?: string;
  /** In the shape that the admin panel marks fields by. */
  errors: { path: string[]; message: string; name: string }[];
};

/** What `problem` makes: thrown, it becomes the answer. */
export type Problem = Error & { details: ProblemDetails };

/**
 * Makes a typed error for Strapi's error handler: throw it in a controller or a Document Service middleware. The
 * answer has the status, `error.name`, `error.message` (with what to do) and `error.details`.
 */
export const problem = ({
  status = 400,
  code,
  message,
  field,
  fields = field === undefined ? [] : [field],
  whatToDo,
}: ProblemInput): Problem => {
  const text = whatToDo ? `${message} ${whatToDo}` : message;
  const details: ProblemDetails = {
    code,
    ...(fields.length > 0 && { field: fields.join(', ') }),
    ...(whatToDo && { whatToDo }),
    errors: fields.map((path) => ({
      path: path.split('.'),
      message: text,
      name: 'ValidationError',
    })),
  };
  // A ValidationError marks the fields in the panel; Strapi gives it status 400 whatever it says itself.
  return status === 400
    ? new errors.ValidationError(text, details)
    : Object.assign(createError(status, text), { details });
};

/**
 * Turns the expected failure of a use case into an error to throw, so that a controller can say
 * `if (!result.ok) throw toHttpError(result.error)`. `status` is 400 unless said.
 */
export const toHttpError = (
  { code, field, message }: BillingError,
  { status, whatToDo }: { status?: number; whatToDo?: string } = {},
): Problem => problem({ status, code, field, message, whatToDo });
