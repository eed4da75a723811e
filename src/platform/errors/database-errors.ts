import type { Core } from '@strapi/strapi';
import { labelOf } from '../documents';
import { fieldOfColumn, schemaOfTable } from './columns';
import { problem, type Problem } from './problem';
import { checkSentences, uniqueSentences } from './sentences';

/** What `pg` tells about an error. */
type DatabaseError = Error & {
  code: string;
  detail?: string;
  hint?: string;
  table?: string;
  column?: string;
  constraint?: string;
};

type Explain = (input: { strapi: Core.Strapi; error: DatabaseError }) => Problem;

const namesIn = (detail = ''): string[] => {
  const list = /^Key \((.*?)\)=\(/.exec(detail)?.[1] ?? '';
  // An index over coalesce(reseller_id, 0) reports the expression; its column is what matters.
  const columns = list.replaceAll(/COALESCE\(([a-z0-9_]+), [^)]*\)/gi, '$1').split(', ');
  return columns.map((name) => name.replaceAll('"', '')).filter((name) => name !== '');
};

const describe = ({
  strapi,
  table,
  columns,
}: {
  strapi: Core.Strapi;
  table?: string;
  columns: string[];
}) => {
  const schema = schemaOfTable({ strapi, table });
  const fields = columns.map((column) => fieldOfColumn({ strapi, schema, column }));
  const labels = fields.map((field) => (schema ? labelOf(schema, field) : field));
  return { fields, labels: labels.join(' and '), type: schema?.info.displayName ?? 'entry' };
};

const explainUnique: Explain = ({ strapi, error: { constraint = '', detail, table } }) => {
  const sentence = uniqueSentences[constraint];
  if (sentence) return problem(sentence);
  const { fields, labels, type } = describe({ strapi, table, columns: namesIn(detail) });
  return problem({
    code: 'already-exists',
    fields,
    message: `There already is a ${type.toLowerCase()} with this ${labels.toLowerCase() || 'content'}.`,
    whatToDo: 'Change it here, or edit the one that exists.',
  });
};

const explainForeignKey: Explain = ({ strapi, error: { detail, table } }) => {
  const { fields, labels } = describe({ strapi, table, columns: namesIn(detail) });
  return problem({
    code: 'unknown-relation',
    fields,
    message: `${labels || 'What it points at'}: there is no such entry any more.`,
    whatToDo: 'Reload the page and choose again.',
  });
};

const explainMissing: Explain = ({ strapi, error: { column, table } }) => {
  const { fields, labels } = describe({ strapi, table, columns: column ? [column] : [] });
  return problem({
    code: 'required',
    fields,
    message: `${labels || 'A field'} is needed.`,
    whatToDo: 'Fill it in.',
  });
};

const explainCheck: Explain = ({ error: { constraint = '' } }) =>
  problem(
    checkSentences[constraint] ?? {
      code: 'not-allowed-value',
      message: `A value breaks the rule ${constraint.replaceAll('_', ' ')}.`,
      whatToDo: 'Check the numbers and dates.',
    },
  );

const explainRange: Explain = () =>
  problem({
    code: 'out-of-range',
    message: 'A number is too large to be stored.',
    whatToDo: 'Check the amounts and quantities.',
  });

const explainForm: Explain = () =>
  problem({
    code: 'wrong-form',
    message: 'A value has the wrong form, for instance text where a number or date belongs.',
    whatToDo: 'Check the fields that were changed.',
  });

const explainConflict: Explain = () =>
  problem({
    status: 409,
    code: 'try-again',
    message: 'Somebody else changed the same data at the same moment.',
    whatToDo: 'Try again.',
  });

const explainForbidden: Explain = () =>
  problem({
    status: 403,
    code: 'not-allowed',
    message: 'This belongs to somebody else, or is not yours to change.',
  });

/** Errors that our own triggers raise: `billing.<code>: <sentence>`, with what to do as the hint. */
const explainOwn: Explain = ({ strapi, error: { code, message, hint, table, column } }) => {
  const [, name = 'refused', sentence = message] =
    /billing\.([a-z-]+): ([^]*)$/.exec(message) ?? [];
  const { fields } = describe({ strapi, table, columns: column ? [column] : [] });
  return problem({
    status: 409,
    code: name,
    fields: code === 'BW003' ? ['cycleDay'] : fields,
    message: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`,
    whatToDo: hint || ownAdvice[code],
  });
};

const ownAdvice: Record<string, string> = {
  BW002: 'Close it instead of deleting it.',
  BW003: 'Move him in Bill runs, Calendar, which shows what his next bill will be.',
  BW008: 'Choose one of the same reseller.',
};

const explainers: Record<string, Explain> = {
  '23505': explainUnique,
  '23503': explainForeignKey,
  '23502': explainMissing,
  '23514': explainCheck,
  '22003': explainRange,
  '22P02': explainForm,
  // A NUL in a text, which PostgreSQL has no room for.
  '22021': explainForm,
  // The same in a text of JSON.
  '22P05': explainForm,
  '22007': explainForm,
  '22008': explainForm,
  '22001': explainForm,
  '40001': explainConflict,
  '40P01': explainConflict,
  '42501': explainForbidden,
};

const hasCode = (error: Error): error is DatabaseError =>
  'code' in error && typeof error.code === 'string';

/** Strapi replaces a not-null violation by an error of its own, which keeps the column only. */
const isNotNullError = (error: Error): error is Error & { details?: { column?: string } } =>
  error.name === 'NotNullError';

/**
 * Turns what the database refused into a typed error for people: 400 with the fields, 403 or 409.
 * @returns undefined for everything else: not a database error, or one that is nobody's input (a lost connection).
 */
export const explainDatabaseError = ({
  strapi,
  error,
  table,
}: {
  strapi: Core.Strapi;
  error: unknown;
  /** Where the write went, for errors that do not say. */
  table?: string;
}): Problem | undefined => {
  if (!(error instanceof Error)) return undefined;
  if (isNotNullError(error)) {
    const missing = Object.assign(new Error(error.message), {
      code: '23502',
      column: error.details?.column,
      table,
    });
    return explainMissing({ strapi, error: missing });
  }
  if (!hasCode(error)) return undefined;
  const explain = /^BW\d{3}$/.test(error.code) ? explainOwn : explainers[error.code];
  return explain && Object.assign(explain({ strapi, error }), { cause: error });
};
