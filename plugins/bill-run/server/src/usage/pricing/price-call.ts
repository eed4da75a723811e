import {
  type Call,
  type DialledNumber,
  longestPrefix,
  type MicroPounds,
  type NumberRange,
  rateBothSides,
  rateOnCard,
  type TwiceRated,
} from '../../../../../../src/billing';
import type { CardsOfRecord } from './find-cards';
import type { Pricing } from './create-pricing';
import { DEAREST_MICRO, noBuyRate, noPriceToMarkUp, noSellRate, tooDearCall } from './holds';
import type { RateInput, RateOutcome, Rating } from './types';

const SUPPLIER = "supplier's buy card";
const WHOLESALE = "reseller's wholesale card";

const idOf = (id: number | string): number => Number(id);

/** What the numbering plan calls a number that no rate names; else the words of the file. */
const nameByPlan = (
  pricing: Pricing,
  lookupKey: string,
  description: string,
): Pick<NumberRange, 'destination' | 'bandGroup'> =>
  longestPrefix(pricing.plan, lookupKey) ?? {
    destination: description === '' ? 'Other numbers' : description.slice(0, 60),
    bandGroup: 'other',
  };

/** What a supplier's card asks beside the wholesale card that the reseller buys by. */
const supplierSide = (
  cards: CardsOfRecord,
  sides: TwiceRated,
  call: Call,
): MicroPounds | null | undefined => {
  if (cards.supplier === null) return null;
  if (cards.wholesale === null) return sides.buy.chargeMicro;
  const rated = rateOnCard(cards.supplier.calls, call);
  return rated.ok ? rated.value.chargeMicro : undefined;
};

/** Written out in one piece: copies of it, for millions of calls, were a tenth of rating them. */
const toRating = (
  pricing: Pricing,
  input: RateInput,
  rated: { number: DialledNumber; sides: TwiceRated; supplierMicro: MicroPounds | null },
): Rating => {
  const { record } = input;
  const { number, sides } = rated;
  const { buy, sell } = sides;
  const sold = sell.kind === 'card' ? sell.rated : null;
  const named =
    sold?.rate ?? buy.rated?.rate ?? nameByPlan(pricing, number.lookupKey, record.description);
  const isCredit = buy.rated === null && record.salesPriceMicro < 0;
  return {
    dialled: number.digits,
    destination: named.destination,
    band: named.bandGroup,
    timeBand: sold?.timeBand ?? pricing.usualHours.bandAt(record.localDate, record.secondsOfDay),
    billedS: sold?.billedS ?? buy.rated?.billedS ?? record.durationS,
    unit: null,
    quantity: null,
    billedQuantity: null,
    supplierMicro: rated.supplierMicro,
    buyMicro: isCredit ? record.salesPriceMicro : buy.chargeMicro,
    sellMicro: sell.chargeMicro,
    buyRateId: buy.rated === null ? null : idOf(buy.rated.rate.id),
    sellRateId: sold === null ? 0 : idOf(sold.rate.id),
    buyVersionId: buy.rated === null ? null : idOf(buy.rated.card.versionId),
    sellVersionId: sold === null ? null : idOf(sold.card.versionId),
    sellLayer: sell.kind === 'card' ? sell.layer : 'mark-up',
    isSuppressed: sold?.rate.isItemisationSuppressed === true,
    detail: { kind: 'call', lookupKey: number.lookupKey, sides },
  };
};

const isTooDear = (sides: TwiceRated): boolean =>
  sides.buy.chargeMicro > DEAREST_MICRO || sides.sell.chargeMicro > DEAREST_MICRO;

const dearestRate = ({ buy, sell }: TwiceRated) => {
  const isBuy = buy.chargeMicro > DEAREST_MICRO && buy.rated !== null;
  if (isBuy) return buy.rated?.rate ?? null;
  return sell.kind === 'card' ? sell.rated.rate : null;
};

/**
 * Prices a call on both sides. A call without a rate is held, also when it was not answered: what cannot be rated is
 * never free.
 */
export const priceCall = (
  pricing: Pricing,
  cards: CardsOfRecord,
  number: DialledNumber,
  input: RateInput,
): RateOutcome => {
  const { record, isPriceAccepted = false, moment } = input;
  const { localDate, secondsOfDay, durationS, salesPriceMicro } = record;
  const call: Call = { lookupKey: number.lookupKey, localDate, secondsOfDay, durationS };
  if (moment !== undefined) call.moment = moment;
  const buyCard = cards.wholesale ?? cards.supplier;
  const { override, tariff, resellerCard, markUp } = cards;
  const rated = rateBothSides({
    call,
    // A credit of the supplier's, which a person has let pass, is put in below.
    buy: { card: buyCard?.calls ?? null, fileMicro: Math.max(0, salesPriceMicro) },
    sell: {
      override: override?.calls ?? null,
      tariff: tariff?.calls ?? null,
      resellerCard: resellerCard?.calls ?? null,
      markUp,
    },
  });
  if (!rated.ok) {
    const { code } = rated.error;
    if (code === 'no-sell-rate') return noSellRate(cards, number);
    const card = cards.wholesale === null ? SUPPLIER : WHOLESALE;
    if (code === 'no-buy-rate') return noBuyRate(card, number, cards.buyCardId);
    return tooDearCall(null);
  }
  const sides = rated.value;
  if (record.isPriceUnknown === true && sides.sell.kind === 'mark-up' && sides.buy.rated === null) {
    return noPriceToMarkUp();
  }
  if (!isPriceAccepted && isTooDear(sides)) return tooDearCall(dearestRate(sides));
  const supplierMicro = supplierSide(cards, sides, call);
  if (supplierMicro === undefined) {
    return noBuyRate(SUPPLIER, number, idOf(cards.supplier?.calls.cardId ?? 0));
  }
  return { kind: 'rated', rating: toRating(pricing, input, { number, sides, supplierMicro }) };
};
