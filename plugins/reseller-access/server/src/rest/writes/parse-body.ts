import type { Context } from 'koa';
import type { z } from 'zod';

import { problem, type Problem } from '../../../../../../src/platform/errors';

type Wrong = { path: string; code: string; message: string; whatToDo?: string };

/** More would help nobody, and an answer must stay small. */
const MOST_TOLD = 50;

const wrongType = (): Problem =>
  problem({
    status: 415,
    code: 'unsupported-media-type',
    message: 'The body has the wrong type.',
    whatToDo: 'Send JSON with Content-Type: application/json.',
  });

const isMissing = (body: unknown, path: readonly PropertyKey[]): boolean => {
  let value = body;
  for (const step of path) value = (value as Record<PropertyKey, unknown> | null)?.[step];
  return value === undefined;
};

const describe = (issue: z.core.$ZodIssue, body: unknown): Wrong[] => {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path ? `${path}.${key}` : key,
      code: 'unknown-field',
      message: `There is no field ${key} here, or it is not yours to write.`,
      whatToDo: 'Leave it out, or check how it is spelled.',
    }));
  }
  if (isMissing(body, issue.path)) {
    return [{ path, code: 'required', message: `${path} is needed.`, whatToDo: issue.message }];
  }
  const message = path ? `The value of ${path} cannot be used.` : 'The body cannot be used.';
  return [{ path, code: 'invalid-value', message, whatToDo: issue.message }];
};

const refusal = (wrong: Wrong[]): Problem => {
  const told = wrong.slice(0, MOST_TOLD);
  const [first] = told;
  const error = problem({
    code: told.length === 1 && first ? first.code : 'invalid-body',
    fields: told.map(({ path }) => path),
    message: told.length === 1 && first ? first.message : `${wrong.length} fields are wrong.`,
    whatToDo: told.length === 1 ? first?.whatToDo : 'See errors for each of them.',
  });
  error.details.errors = told.map(({ path, code, message, whatToDo }) => ({
    path: path.split('.'),
    message: whatToDo ? `${message} ${whatToDo}` : message,
    name: code,
  }));
  return error;
};

/**
 * The JSON body of a request, checked. What it does not know is refused, not ignored.
 * @throws problem 400 `required`, `invalid-value`, `unknown-field`, or `invalid-body` when several are wrong; 415.
 */
export const parseBody = <Schema extends z.ZodType>(
  ctx: Context,
  schema: Schema,
): z.infer<Schema> => {
  if (ctx.is('json') === false) throw wrongType();
  const body = (ctx.request as { body?: unknown }).body ?? {};
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw refusal(parsed.error.issues.flatMap((issue) => describe(issue, body)));
};
