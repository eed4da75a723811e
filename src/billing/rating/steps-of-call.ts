import { type MicroPounds } from '../money';
import { type BandSpan, exactSpansSixtieths } from './band-spans';
import { exactServiceSixtieths, roundSixtieths } from './charge-call';
import { exactAccessSixtieths, type RatedCall } from './rate-on-card';
import { perMinuteMicro, type RateRow, type TimeBand } from './rate-row';

/**
 * One step of a call's arithmetic: what it adds (or takes off) to the charge. Steps add up to the charge, to the
 * micro-pound: what the exact arithmetic leaves over is in the rounding.
 */
export type ChargeStep = {
  amountMicro: MicroPounds;
} & (
  | { kind: 'set-up' | 'per-call' | 'rounding' }
  | { kind: 'minutes'; band: TimeBand; seconds: number; perMinuteMicro: MicroPounds }
  | { kind: 'cap'; capMicro: MicroPounds; capS: number | null }
  | { kind: 'minimum'; minimumMicro: MicroPounds }
  | { kind: 'service'; code: string; perCallMicro: MicroPounds; perMinuteMicro: MicroPounds }
);

const TO_MICRO = { precisionMicro: 1, mode: 'half-up' } as const;

/** Sixtieths of a micro-pound as micro-pounds, also below zero. */
const micro = (sixtieths: number): MicroPounds =>
  sixtieths < 0 ? -roundSixtieths(-sixtieths, TO_MICRO) : roundSixtieths(sixtieths, TO_MICRO);

const minutes = (rate: RateRow, spans: readonly BandSpan[]): ChargeStep[] =>
  spans.map(({ band, seconds }) => {
    const price = perMinuteMicro(rate, band);
    const amountMicro = micro(price * seconds);
    return { kind: 'minutes', band, seconds, perMinuteMicro: price, amountMicro };
  });

/** What the cap takes off and the minimum adds. */
const limits = (rated: RatedCall, spans: readonly BandSpan[]): ChargeStep[] => {
  const { rate, billedS } = rated;
  const plain: RateRow = { ...rate, minimumMicro: 0 };
  const capped = exactSpansSixtieths(plain, spans, billedS);
  const uncapped = exactSpansSixtieths(
    { ...plain, capMicro: null, capSeconds: null },
    spans,
    billedS,
  );
  const steps: ChargeStep[] = [];
  if (capped !== uncapped && rate.capMicro !== null) {
    const { capMicro, capSeconds: capS } = rate;
    steps.push({ kind: 'cap', capMicro, capS, amountMicro: micro(capped - uncapped) });
  }
  const whole = exactAccessSixtieths(rated, billedS);
  if (whole !== capped) {
    const { minimumMicro } = rate;
    steps.push({ kind: 'minimum', minimumMicro, amountMicro: micro(whole - capped) });
  }
  return steps;
};

/** The arithmetic of a rated call, step by step. None for a call that was not answered. */
export const stepsOfCall = (rated: RatedCall, durationS: number): ChargeStep[] => {
  const { rate, billedS } = rated;
  if (billedS === 0) return [];
  const spans = rated.spans ?? [{ band: rated.timeBand, seconds: billedS }];
  const steps: ChargeStep[] = [];
  const perCall = rate.perCallMicro ?? 0;
  if (rate.connectionMicro > 0) steps.push({ kind: 'set-up', amountMicro: rate.connectionMicro });
  if (perCall > 0) steps.push({ kind: 'per-call', amountMicro: perCall });
  steps.push(...minutes(rate, spans), ...limits(rated, spans));
  if (rate.service) {
    const { code, perCallMicro, perMinuteMicro: price } = rate.service;
    const amountMicro = micro(exactServiceSixtieths(rate.service, durationS));
    steps.push({ kind: 'service', code, perCallMicro, perMinuteMicro: price, amountMicro });
  }
  const sum = steps.reduce((total, step) => total + step.amountMicro, 0);
  if (sum !== rated.chargeMicro) {
    steps.push({ kind: 'rounding', amountMicro: rated.chargeMicro - sum });
  }
  return steps;
};
