import { type EntityId } from '../entity-id';
import { type Explanation, type ExplanationFact } from '../explanation';
import { formatMicro } from '../money';
import {
  type AllowanceRule,
  type AllowanceUnit,
  type AllowanceUsage,
  type AllowedRecord,
} from './types';

const UNITS: Record<AllowanceUnit, [one: string, many: string]> = {
  second: ['s', 's'],
  message: ['message', 'messages'],
  byte: ['byte', 'bytes'],
  unit: ['unit', 'units'],
};

const inUnits = (quantity: number, unit: AllowanceUnit): string =>
  `${quantity} ${UNITS[unit][quantity === 1 ? 0 : 1]}`;

/**
 * Which allowances a record drew on, how much of them, and what is charged for the rest. Made when
 * somebody asks, since a period has many records.
 */
export const explainDraws = (
  usage: AllowanceUsage,
  record: AllowedRecord,
  rules: readonly Pick<AllowanceRule, 'id' | 'name'>[],
): Explanation => {
  const ruleNames = new Map<EntityId, string>(rules.map(({ id, name }) => [id, name]));
  const { unit, quantity, moment } = usage;
  const parts = record.draws.map(
    (draw) => `${inUnits(draw.quantity, unit)} from ${ruleNames.get(draw.ruleId) ?? draw.ruleId}`,
  );
  const isWhole = record.draws.length === 0;
  if (!isWhole && record.chargedQuantity > 0) {
    parts.push(`${inUnits(record.chargedQuantity, unit)} beyond it`);
  }
  const sentence = isWhole
    ? `${inUnits(quantity, unit)}: no allowance drawn on. Charge ${formatMicro(record.chargeMicro)}.`
    : `${inUnits(quantity, unit)}: ${parts.join(', ')}. Charge ${formatMicro(record.chargeMicro)} instead of ${formatMicro(record.wholeMicro)}.`;
  const facts: Record<string, ExplanationFact> = { moment, unit, quantity };
  record.draws.forEach((draw, index) => {
    const name = `draw${index + 1}`;
    facts[`${name}AllowanceId`] = draw.ruleId;
    facts[`${name}GrantedOn`] = draw.grantedOn;
    facts[`${name}Quantity`] = draw.quantity;
    facts[`${name}Micro`] = draw.coveredMicro;
  });
  const { chargedQuantity, wholeMicro, chargeMicro } = record;
  return {
    kind: 'usage',
    sentence,
    facts: { ...facts, chargedQuantity, wholeMicro, chargeMicro },
  };
};
