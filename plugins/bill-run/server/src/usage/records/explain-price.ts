import {
  explainBuy,
  explainLate,
  type Explanation,
  explainSell,
  formatMicro,
  type LateQuantity,
  marginBasisPoints,
  type MicroPounds,
  speakCall,
  speakLate,
  stepsOfCall,
  stepsOfLate,
} from '../../../../../../src/billing';
import type {
  ExplainedPrice,
  ExplainedSide,
  PriceVersion,
} from '../../../../shared/contracts/usage-records';
import type { PricedRecord, Rating, RatingDetail } from '../pricing';

/** Card versions by row id, to name and link what priced a side. */
export type Versions = ReadonlyMap<number, PriceVersion>;

type CallDetail = Extract<RatingDetail, { kind: 'call' }>;
type EventDetail = Extract<RatingDetail, { kind: 'event' }>;
type Times = Pick<PricedRecord, 'localDate' | 'secondsOfDay' | 'durationS'>;

const side = (
  explanation: Explanation,
  more: Partial<Pick<ExplainedSide, 'spoken' | 'steps' | 'version'>> & { chargeMicro: MicroPounds },
): ExplainedSide => ({
  spoken: null,
  steps: [],
  version: null,
  sentence: explanation.sentence,
  facts: explanation.facts,
  ...more,
});

const sellOfCall = ({ lookupKey, sides }: CallDetail, times: Times): ExplainedSide => {
  const { sell, buy } = sides;
  const call = { lookupKey, ...times };
  const explanation = explainSell(sell, buy.chargeMicro, call);
  const { chargeMicro } = sell;
  if (sell.kind === 'mark-up') return side(explanation, { chargeMicro });
  const steps = stepsOfCall(sell.rated, times.durationS);
  return side(explanation, { chargeMicro, spoken: speakCall(sell.rated, times), steps });
};

const buyOfCall = ({ lookupKey, sides }: CallDetail, times: Times): ExplainedSide => {
  const { buy } = sides;
  const explanation = explainBuy(buy, { lookupKey, ...times });
  const steps = buy.rated === null ? [] : stepsOfCall(buy.rated, times.durationS);
  return side(explanation, { chargeMicro: buy.chargeMicro, steps });
};

/** A side of an event; without a price of a card its amount comes from a mark-up or from the file. */
const sideOfEvent = (
  { rate, chargeMicro }: EventDetail['sell'],
  late: LateQuantity,
  otherwise: string,
): ExplainedSide => {
  if (rate === null) {
    const sentence = `${otherwise}: ${formatMicro(chargeMicro)}.`;
    return side({ kind: 'usage', sentence, facts: { chargeMicro } }, { chargeMicro });
  }
  const steps = stepsOfLate(rate, late);
  return side(explainLate(rate, late), { chargeMicro, steps });
};

const free = (destination: string): ExplainedSide =>
  side(
    { kind: 'usage', sentence: `${destination}: free by what it is.`, facts: {} },
    { chargeMicro: 0, spoken: `${destination}. It costs nothing.` },
  );

const sellSide = (rating: Rating, times: Times): ExplainedSide => {
  const { detail } = rating;
  if (detail === null) return free(rating.destination);
  if (detail.kind === 'call') return sellOfCall(detail, times);
  const sold = sideOfEvent(detail.sell, detail, 'Buy price and mark-up');
  const { rate } = detail.sell;
  return { ...sold, spoken: rate === null ? null : speakLate(rate, detail) };
};

const buySide = (rating: Rating, times: Times): ExplainedSide => {
  const { detail } = rating;
  if (detail === null) return { ...free(rating.destination), spoken: null };
  if (detail.kind === 'call') return buyOfCall(detail, times);
  return sideOfEvent(detail.buy, detail, "The supplier's file says");
};

const withVersion = (
  explained: ExplainedSide,
  versionId: number | null,
  versions: Versions,
): ExplainedSide => ({
  ...explained,
  version: versionId === null ? null : (versions.get(versionId) ?? null),
});

/** Why a record costs what it costs, on both sides. */
export const explainPrice = (
  rating: Rating,
  { record, versions }: { record: PricedRecord; versions: Versions },
): ExplainedPrice => {
  const sell = withVersion(sellSide(rating, record), rating.sellVersionId, versions);
  const buy = withVersion(buySide(rating, record), rating.buyVersionId, versions);
  const marginMicro = rating.sellMicro - rating.buyMicro;
  return {
    destination: rating.destination,
    band: rating.band,
    dialled: rating.dialled,
    sell,
    buy,
    marginMicro,
    marginBasisPoints: marginBasisPoints({ marginMicro, sell: { chargeMicro: rating.sellMicro } }),
    supplierMicro: rating.supplierMicro,
    costMicro: record.salesPriceMicro,
  };
};
