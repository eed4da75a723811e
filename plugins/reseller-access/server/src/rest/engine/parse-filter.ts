import { type Operator, operatorsOf } from './operators';
import { invalidValue, notForLists, unknownField, unknownOperator } from './refusals';
import type { Field, Resource } from './resource';
import { type Binding, parseTruth, parseValue, takes } from './values';

/** One condition of a list: all of them hold. */
export type Filter = { name: string; field: Field; operator: Operator; values: Binding[] };

const MOST_VALUES = 100;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? value.split(',') : [];
};

const parseValues = (field: Field, operator: Operator, value: unknown, parameter: string) => {
  if (operator === 'empty') {
    const truth = parseTruth(value);
    if (truth === undefined) throw invalidValue(parameter, 'true or false');
    return [truth];
  }
  const texts = operator === 'in' ? listOf(value) : [value];
  const values = texts.map((text) => parseValue(field, text));
  const isWrong = texts.length === 0 || texts.length > MOST_VALUES || values.includes(undefined);
  if (isWrong) {
    const several = operator === 'in' ? `1 to ${MOST_VALUES} of them, with commas between: ` : '';
    throw invalidValue(parameter, `${several}${takes(field)}`);
  }
  return values as Binding[];
};

/** The conditions on one field: `filter[name]=x`, or `filter[name][operator]=x`, several of which may stand together. */
const parseField = (name: string, field: Field, asked: unknown): Filter[] => {
  const operators = operatorsOf(field);
  if (operators.length === 0) throw notForLists(`filter[${name}]`, name);
  const byOperator = isRecord(asked) ? Object.entries(asked) : [['eq', asked] as const];
  return byOperator.map(([given, value]) => {
    const parameter = isRecord(asked) ? `filter[${name}][${given}]` : `filter[${name}]`;
    const operator = operators.find((known) => known === given);
    if (!operator) throw unknownOperator(parameter, operators);
    return { name, field, operator, values: parseValues(field, operator, value, parameter) };
  });
};

/**
 * The conditions of `filter[...]`, as the query string was parsed.
 * @throws problem 400 `unknown-field`, `field-not-for-lists`, `unknown-operator`, `invalid-value`; each names the parameter.
 */
export const parseFilter = (
  resource: Resource,
  fields: ReadonlyMap<string, Field>,
  filter: unknown,
): Filter[] => {
  if (filter === undefined) return [];
  if (!isRecord(filter)) throw invalidValue('filter', 'a field: filter[name]=value');
  return Object.entries(filter).flatMap(([name, asked]) => {
    const field = fields.get(name);
    if (!field) throw unknownField(resource, `filter[${name}]`, name);
    return parseField(name, field, asked);
  });
};
