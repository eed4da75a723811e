import { problem, type Problem } from '../../../../../../src/platform/errors';
import type { Resource } from './resource';

/** A parameter of the query that means nothing here: refused, because a mistyped filter would show everything. */
export const unknownParameter = (name: string): Problem =>
  problem({
    code: 'unknown-parameter',
    field: name,
    message: `There is no parameter ${name} here.`,
    whatToDo: 'Use page, pageSize, sort, filter and, where there is one, search.',
  });

/** A field that does not exist, or not for this caller: he cannot tell which. */
export const unknownField = (resource: Resource, parameter: string, field: string): Problem =>
  problem({
    code: 'unknown-field',
    field: parameter,
    message: `${capitalised(resource.name)} have no field ${field}.`,
    whatToDo: 'Check how it is spelled.',
  });

/** A field that exists, but by which nothing is filtered or ordered. */
export const notForLists = (parameter: string, field: string): Problem =>
  problem({
    code: 'field-not-for-lists',
    field: parameter,
    message: `Lists are neither filtered nor ordered by ${field}.`,
    whatToDo: 'Choose another field.',
  });

/** A question that cannot be asked of this kind of field. */
export const unknownOperator = (parameter: string, operators: readonly string[]): Problem =>
  problem({
    code: 'unknown-operator',
    field: parameter,
    message: `This field cannot be filtered like that.`,
    whatToDo: `Use one of ${operators.join(', ')}.`,
  });

/** A value that is none for its parameter. */
export const invalidValue = (parameter: string, takes: string): Problem =>
  problem({
    code: 'invalid-value',
    field: parameter,
    message: `The value of ${parameter} cannot be used.`,
    whatToDo: `It takes ${takes}.`,
  });

/** Not there, or not the caller's: the same words for both. */
export const notFound = (singular: string): Problem =>
  problem({
    status: 404,
    code: 'not-found',
    message: `There is no such ${singular}.`,
    whatToDo: 'Take its id from a list.',
  });

const capitalised = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};
