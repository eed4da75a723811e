import type { KnownError } from './to-problem';

type Thrown = {
  name?: string;
  message?: string;
  status?: number;
  expose?: boolean;
  details?: KnownError['details'];
};

/** Errors of Strapi carry a name and no status. */
const STATUS_OF_NAME: Record<string, number> = {
  ApplicationError: 400,
  ValidationError: 400,
  YupValidationError: 400,
  ZodValidationError: 400,
  PaginationError: 400,
  UnauthorizedError: 401,
  ForbiddenError: 403,
  PolicyError: 403,
  NotFoundError: 404,
  PayloadTooLargeError: 413,
  RateLimitError: 429,
};

/** What may be told of something that was thrown; a 500 of all that is nobody's input. */
export const knownError = (thrown: unknown): KnownError => {
  const { name = '', message, status, details } = (thrown ?? {}) as Thrown;
  const known = status ?? STATUS_OF_NAME[name] ?? 500;
  return { status: known >= 400 && known < 600 ? known : 500, message, details };
};

type Envelope = { error?: { message?: string; details?: KnownError['details'] } };

/** What Strapi had already put into an answer as its own error envelope. */
export const answeredError = (status: number, body: unknown): KnownError => {
  const { error } = (typeof body === 'object' && body !== null ? body : {}) as Envelope;
  return { status, message: error?.message, details: error?.details };
};
