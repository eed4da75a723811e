import { formatMicro, type MicroPounds } from '../money';
import {
  billedSeconds,
  callChargeMicro,
  type CallRounding,
  DEFAULT_CALL_ROUNDING,
  exactChargeSixtieths,
  exactServiceSixtieths,
  roundSixtieths,
} from './charge-call';
import { perMinuteMicro, type RateRow, type TimeBand } from './rate-row';
import { type ServiceCharge } from './service-charge';

/** One step of a call's arithmetic: what was applied, and the charge after it. */
export type CallStep = {
  name:
    | 'unanswered'
    | 'set-up'
    | 'per-call'
    | 'minutes'
    | 'cap'
    | 'minimum'
    | 'service'
    | 'rounding';
  sentence: string;
  /** Charge after this step, to the micro-pound (half-up; the arithmetic itself is exact). */
  chargeMicro: MicroPounds;
};

export type ChargedCall = { chargeMicro: MicroPounds; billedS: number; steps: CallStep[] };

type CallInput = { rate: RateRow; durationS: number; band: TimeBand; rounding?: CallRounding };

const TO_MICRO: CallRounding = { precisionMicro: 1, mode: 'half-up' };

const minuteSteps = (input: CallInput, billedS: number): CallStep[] => {
  const { rate, band } = input;
  const perMinute = perMinuteMicro(rate, band);
  const plain = { ...rate, capMicro: null, capSeconds: null, minimumMicro: 0 };
  const uncapped = exactChargeSixtieths(plain, billedS, perMinute);
  const capped = exactChargeSixtieths({ ...rate, minimumMicro: 0 }, billedS, perMinute);
  const final = exactChargeSixtieths(rate, billedS, perMinute);
  const steps: CallStep[] = [
    {
      name: 'minutes',
      sentence: `${billedS} s at ${formatMicro(perMinute)} a minute (${band})`,
      chargeMicro: roundSixtieths(uncapped, TO_MICRO),
    },
  ];
  if (capped !== uncapped && rate.capMicro !== null) {
    const span = rate.capSeconds === null ? '' : ` for the first ${rate.capSeconds} s`;
    steps.push({
      name: 'cap',
      sentence: `capped at ${formatMicro(rate.capMicro)}${span}`,
      chargeMicro: roundSixtieths(capped, TO_MICRO),
    });
  }
  if (final !== capped) {
    steps.push({
      name: 'minimum',
      sentence: `minimum charge ${formatMicro(rate.minimumMicro)}`,
      chargeMicro: rate.minimumMicro,
    });
  }
  return steps;
};

const serviceStep = (
  rate: RateRow,
  service: ServiceCharge,
  input: CallInput,
  billedS: number,
): CallStep => {
  const own = exactChargeSixtieths(rate, billedS, perMinuteMicro(rate, input.band));
  const both = own + exactServiceSixtieths(service, input.durationS);
  return {
    name: 'service',
    sentence: describeServiceCharge(service, input.durationS),
    chargeMicro: roundSixtieths(both, TO_MICRO),
  };
};

/** The service charge of an answered call in words: 'service charge SC043: £0.05 a call and ...'. */
export const describeServiceCharge = (service: ServiceCharge, durationS: number): string => {
  const parts: string[] = [];
  if (service.perCallMicro > 0) parts.push(`${formatMicro(service.perCallMicro)} a call`);
  if (service.perMinuteMicro > 0 || parts.length === 0) {
    const seconds = billedSeconds(service, durationS);
    parts.push(`${seconds} s at ${formatMicro(service.perMinuteMicro)} a minute`);
  }
  return `service charge ${service.code}: ${parts.join(' and ')}`;
};

/**
 * What a call costs and how: billed seconds by the rate's blocks, set-up plus price per minute,
 * cap, minimum, then rounding (up to 1/100 penny unless told otherwise). Free when not answered.
 *
 * @throws RangeError when the amount is beyond what micro-pounds hold exactly.
 */
export const chargeCall = (input: CallInput): ChargedCall => {
  const { rate, durationS, band, rounding = DEFAULT_CALL_ROUNDING } = input;
  const chargeMicro = callChargeMicro(rate, durationS, band, rounding);
  if (durationS <= 0) {
    const sentence = 'not answered, so free';
    return { chargeMicro, billedS: 0, steps: [{ name: 'unanswered', sentence, chargeMicro: 0 }] };
  }
  const billedS = billedSeconds(rate, durationS);
  const steps: CallStep[] = [];
  if (rate.connectionMicro > 0) {
    const sentence = `set-up charge ${formatMicro(rate.connectionMicro)}`;
    steps.push({ name: 'set-up', sentence, chargeMicro: rate.connectionMicro });
  }
  const perCall = rate.perCallMicro ?? 0;
  if (perCall > 0) {
    const sentence = `charge per call ${formatMicro(perCall)}`;
    steps.push({ name: 'per-call', sentence, chargeMicro: rate.connectionMicro + perCall });
  }
  steps.push(...minuteSteps(input, billedS));
  if (rate.service !== undefined) steps.push(serviceStep(rate, rate.service, input, billedS));
  if (steps.at(-1)?.chargeMicro !== chargeMicro) {
    const sentence = `rounded ${rounding.mode} to a multiple of ${formatMicro(rounding.precisionMicro)}`;
    steps.push({ name: 'rounding', sentence, chargeMicro });
  }
  return { chargeMicro, billedS, steps };
};

/** chargeCall with a sentence that a customer can follow. */
export const explainCall = (input: CallInput): ChargedCall & { sentence: string } => {
  const charged = chargeCall(input);
  const { rate, durationS } = input;
  const blocks = `${rate.firstIncrementS}/${rate.nextIncrementS}`;
  const length =
    charged.billedS === durationS || durationS <= 0
      ? `${durationS} s`
      : `${durationS} s, charged as ${charged.billedS} s (blocks of ${blocks})`;
  const parts = charged.steps.map((step) => step.sentence).join('; ');
  const sentence = `Call to ${rate.destination}, ${length}: ${parts}. Charge ${formatMicro(charged.chargeMicro)}.`;
  return { ...charged, sentence };
};
