import {
  allowanceText,
  formatPence,
  type MicroPounds,
  penceFromMicro,
  usedOfText,
} from '../../../../../src/billing';
import type { ThresholdFacts } from '../../../shared/contracts/thresholds';

const pounds = (micro: MicroPounds): string => formatPence(penceFromMicro(micro));

/** What was reached, in a sentence that a customer could be told. */
export const alertSentence = (facts: ThresholdFacts): string => {
  if (facts.kind === 'amount') {
    return `Usage since the last bill has reached ${pounds(facts.micro)} without VAT; the mark is ${pounds(facts.limitMicro)}.`;
  }
  if (facts.kind === 'unusual') {
    return `Usage since the last bill is ${pounds(facts.micro)} without VAT, more than ${facts.times} times the usual ${pounds(facts.usualMicro)}.`;
  }
  const left = Math.max(facts.quantity - facts.used, 0);
  return `${usedOfText(facts.used, facts.quantity, facts.unit)} of ${facts.name} are used; left: ${allowanceText(left, facts.unit)}.`;
};
