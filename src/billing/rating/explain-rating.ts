import { type Explanation, type ExplanationFact } from '../explanation';
import { formatMicro } from '../money';
import { exactSpansSixtieths, type BandSpan } from './band-spans';
import { roundSixtieths } from './charge-call';
import { describeServiceCharge } from './explain-call';
import { type CallPart, exactAccessSixtieths, partsOfCall, type RatedCall } from './rate-on-card';
import { perMinuteMicro, type RateRow } from './rate-row';

const TO_MICRO = { precisionMicro: 1, mode: 'half-up' } as const;

const spansOf = (rated: RatedCall): readonly BandSpan[] =>
  rated.spans ?? [{ band: rated.timeBand, seconds: rated.billedS }];

const minutesSentence = (rated: RatedCall): string => {
  const minutes = spansOf(rated).map(
    ({ band, seconds }) =>
      `${seconds} s at ${formatMicro(perMinuteMicro(rated.rate, band))} a minute (${band})`,
  );
  const access = rated.rate.service === undefined ? '' : 'access charge ';
  return `${access}${minutes.join(' and ')}`;
};

const limitSentences = (rated: RatedCall): string[] => {
  const { rate, billedS } = rated;
  const plain: RateRow = { ...rate, minimumMicro: 0 };
  const capped = exactSpansSixtieths(plain, spansOf(rated), billedS);
  const uncapped = exactSpansSixtieths({ ...plain, capMicro: null }, spansOf(rated), billedS);
  const sentences: string[] = [];
  if (capped !== uncapped && rate.capMicro !== null) {
    const span = rate.capSeconds === null ? '' : ` for the first ${rate.capSeconds} s`;
    sentences.push(`capped at ${formatMicro(rate.capMicro)}${span}`);
  }
  if (exactAccessSixtieths(rated, billedS) !== capped) {
    sentences.push(`minimum charge ${formatMicro(rate.minimumMicro)}`);
  }
  return sentences;
};

const roundingSentence = (rated: RatedCall): string[] => {
  const { rounding } = rated.card;
  const exact = exactAccessSixtieths(rated, rated.billedS);
  const isRounded =
    rated.rate.service !== undefined || roundSixtieths(exact, TO_MICRO) !== rated.accessMicro;
  if (!isRounded) return [];
  return [`rounded ${rounding.mode} to a multiple of ${formatMicro(rounding.precisionMicro)}`];
};

const stepsSentence = (rated: RatedCall, durationS: number): string => {
  const { rate } = rated;
  if (rated.billedS === 0) return 'not answered, so free';
  const steps: string[] = [];
  if (rate.connectionMicro > 0) steps.push(`set-up charge ${formatMicro(rate.connectionMicro)}`);
  const perCall = rate.perCallMicro ?? 0;
  if (perCall > 0) steps.push(`charge per call ${formatMicro(perCall)}`);
  steps.push(minutesSentence(rated), ...limitSentences(rated));
  if (rate.service !== undefined) steps.push(describeServiceCharge(rate.service, durationS));
  return [...steps, ...roundingSentence(rated)].join('; ');
};

const partFacts = (parts: readonly CallPart[]): Record<string, ExplanationFact> => {
  const facts: Record<string, ExplanationFact> = {};
  parts.forEach((part, index) => {
    const name = `part${index + 1}`;
    facts[`${name}Kind`] = part.kind;
    if (part.kind === 'minutes') {
      facts[`${name}Band`] = part.band;
      facts[`${name}S`] = part.seconds;
    } else facts[`${name}Code`] = part.code;
    facts[`${name}Micro`] = part.chargeMicro;
  });
  return facts;
};

/**
 * Why a call costs what it costs by a card: number, prefix matched, card and version, band, blocks,
 * every part of the charge and how it was rounded. `durationS` is the call's own; `reason` says why
 * this card was the one, where there was a choice.
 */
export const explainRating = (
  rated: RatedCall,
  call: { lookupKey: string; durationS: number },
  reason?: string,
): Explanation => {
  const { card, rate, billedS, timeBand } = rated;
  const blocks = `${rate.firstIncrementS}/${rate.nextIncrementS}`;
  const { durationS } = call;
  const length =
    billedS === durationS
      ? `${durationS} s`
      : `${durationS} s, charged as ${billedS} s (blocks of ${blocks})`;
  const by = `By ${reason === undefined ? 'the card' : `${reason},`} ${card.cardName}, version from ${card.validFrom}, prefix ${rate.prefix}, band ${rate.bandGroup}.`;
  const charge = `Charge ${formatMicro(rated.chargeMicro)}.`;
  return {
    kind: 'usage',
    sentence: `Call to ${rate.destination}, ${length}: ${stepsSentence(rated, durationS)}. ${charge} ${by}`,
    facts: {
      number: call.lookupKey.replace('=', ''),
      prefix: rate.prefix,
      destination: rate.destination,
      bandGroup: rate.bandGroup,
      rateId: rate.id,
      cardId: card.cardId,
      cardName: card.cardName,
      versionId: card.versionId,
      versionFrom: card.validFrom,
      reason: reason ?? null,
      timeBand,
      isSplit: rated.spans !== null,
      durationS,
      billedS,
      firstIncrementS: rate.firstIncrementS,
      nextIncrementS: rate.nextIncrementS,
      connectionMicro: rate.connectionMicro,
      perCallMicro: rate.perCallMicro ?? 0,
      perMinuteMicro: perMinuteMicro(rate, timeBand),
      capMicro: rate.capMicro,
      capS: rate.capSeconds,
      minimumMicro: rate.minimumMicro,
      serviceCode: rate.service?.code ?? null,
      ...partFacts(partsOfCall(rated)),
      roundingMode: card.rounding.mode,
      roundingMicro: card.rounding.precisionMicro,
      accessMicro: rated.accessMicro,
      serviceMicro: rated.serviceMicro,
      chargeMicro: rated.chargeMicro,
      isItemisationSuppressed: rate.isItemisationSuppressed === true,
    },
  };
};
