import type { Fact, Facts } from '../world/facts';
import { LETTERS } from '../world/markers';

/** A fact that was found, and what was read. */
export type Sighting = { form: string; fact: Fact };

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const DAY = /\d{4}-\d{2}-\d{2}/g;
const NUMBER = /\d[\d,]*(?:\.\d+)?/g;

/** Everything in a text that could be a marker. */
function* candidates(text: string): Generator<string> {
  for (let at = text.indexOf('zq'); at !== -1; at = text.indexOf('zq', at + 1)) {
    for (const length of LETTERS) yield text.slice(at, at + length);
  }
  for (const pattern of [UUID, DAY]) for (const [match] of text.matchAll(pattern)) yield match;
  for (const [match] of text.matchAll(NUMBER)) {
    const plain = match.replaceAll(',', '');
    yield plain;
    yield plain.replace(/\.?0+$/, '');
    // Numbers that stand in a list with commas, and the parts of a decimal.
    if (match.includes(',')) yield* match.split(',');
  }
}

/** The facts that a text tells, each once. */
export const findFacts = (facts: Facts, text: string): Sighting[] => {
  const found = new Map<Fact, string>();
  for (const form of candidates(text.toLowerCase())) {
    const fact = facts.get(form);
    if (fact && !found.has(fact)) found.set(fact, form);
  }
  return [...found].map(([fact, form]) => ({ fact, form }));
};
