import { type Explanation } from '../explanation';
import { type BasisPoints, formatMicro, type MicroPounds, mulDivHalfUp } from '../money';
import { type BillingError, fail, ok, type Result } from '../result';
import { explainRating } from './explain-rating';
import { describeMarkUp, type MarkUp, sellByMarkUp } from './mark-up';
import { type RateCard } from './rate-card';
import { type Call, type RatedCall, rateByRow, rateOnCard } from './rate-on-card';
import { chooseSell, layerName, type SellLayer, type SellPrices } from './sell-choice';

/** What a supplier asks for a call: his card's price where there is one, else his file's. */
export type BuyPrices = { card: RateCard | null; fileMicro: MicroPounds | null };

export type BuySide = {
  chargeMicro: MicroPounds;
  /** The call by the buy card; null when the file's price was taken. */
  rated: RatedCall | null;
  /** What the card asks more than the file says (negative: less); null when one of them is missing. */
  differenceMicro: MicroPounds | null;
};

export type SellSide =
  | { kind: 'card'; chargeMicro: MicroPounds; layer: SellLayer; rated: RatedCall }
  | { kind: 'mark-up'; chargeMicro: MicroPounds; markUp: MarkUp };

/** A call rated on both sides. */
export type TwiceRated = {
  buy: BuySide;
  sell: SellSide;
  /** Sell less buy; negative when the call is sold below its price. */
  marginMicro: MicroPounds;
};

export type TwiceRatedError = BillingError<
  'no-buy-rate' | 'no-sell-rate' | 'negative-buy-price' | 'charge-too-large'
>;

const tooLarge = (): { ok: false; error: TwiceRatedError } =>
  fail({
    code: 'charge-too-large',
    field: 'durationS',
    message: 'The call would cost more than can be computed. Check its duration.',
  });

const rateBuy = (prices: BuyPrices, call: Call): Result<BuySide, TwiceRatedError> => {
  const { card, fileMicro } = prices;
  if (fileMicro !== null && fileMicro < 0) {
    const message = `The file's price ${formatMicro(fileMicro)} is negative. Ask the supplier.`;
    return fail({ code: 'negative-buy-price', field: 'fileMicro', message });
  }
  if (card === null) {
    if (fileMicro !== null) {
      return ok({ chargeMicro: fileMicro, rated: null, differenceMicro: null });
    }
    const message = 'The supplier has no card and the file no price. Give one of them.';
    return fail({ code: 'no-buy-rate', field: 'fileMicro', message });
  }
  const rated = rateOnCard(card, call);
  if (!rated.ok) {
    const { code, message } = rated.error;
    return fail({ ...rated.error, code: code === 'no-rate' ? 'no-buy-rate' : code, message });
  }
  const { chargeMicro } = rated.value;
  const differenceMicro = fileMicro === null ? null : chargeMicro - fileMicro;
  return ok({ chargeMicro, rated: rated.value, differenceMicro });
};

const rateSell = (
  prices: SellPrices,
  call: Call,
  buyMicro: MicroPounds,
): Result<SellSide, TwiceRatedError> => {
  const choice = chooseSell(prices, call.lookupKey);
  if (choice === null) {
    const message = `Nothing prices ${call.lookupKey.replace('=', '')}: no card has a rate, and there is no mark-up. Add a rate.`;
    return fail({ code: 'no-sell-rate', field: 'dialled', message });
  }
  try {
    if (choice.kind === 'mark-up') {
      const chargeMicro = sellByMarkUp(choice.markUp, buyMicro, call.durationS);
      return ok({ kind: 'mark-up', chargeMicro, markUp: choice.markUp });
    }
    const rated = rateByRow(choice.card, choice.rate, call);
    return ok({ kind: 'card', chargeMicro: rated.chargeMicro, layer: choice.layer, rated });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooLarge();
  }
};

/**
 * Rates a call on both sides, answered or not.
 *
 * Errors: `no-buy-rate`, `no-sell-rate` (what cannot be rated is never free), `negative-buy-price`,
 * `charge-too-large`.
 */
export const rateBothSides = (input: {
  call: Call;
  buy: BuyPrices;
  sell: SellPrices;
}): Result<TwiceRated, TwiceRatedError> => {
  const buy = rateBuy(input.buy, input.call);
  if (!buy.ok) return buy;
  const sell = rateSell(input.sell, input.call, buy.value.chargeMicro);
  if (!sell.ok) return sell;
  const marginMicro = sell.value.chargeMicro - buy.value.chargeMicro;
  return ok({ buy: buy.value, sell: sell.value, marginMicro });
};

/** Margin as a share of the sell price; null for a call that is sold for nothing. */
export const marginBasisPoints = (rated: {
  marginMicro: MicroPounds;
  sell: { chargeMicro: MicroPounds };
}): BasisPoints | null =>
  rated.sell.chargeMicro === 0
    ? null
    : mulDivHalfUp(rated.marginMicro, 10_000, rated.sell.chargeMicro);

/**
 * Why a call is sold for what it is sold for, with the choice of the price. It says nothing of the
 * buy side when a card priced it, so that it may be shown to the customer; a mark-up names the buy
 * price, and is for those who may see it.
 */
export const explainSell = (sell: SellSide, buyMicro: MicroPounds, call: Call): Explanation => {
  if (sell.kind === 'card') return explainRating(sell.rated, call, layerName(sell.layer));
  const { by, floorMicro, rounding } = sell.markUp;
  return {
    kind: 'usage',
    sentence: `Call of ${call.durationS} s, bought for ${formatMicro(buyMicro)}: ${describeMarkUp(sell.markUp)}, since no card has a rate. Charge ${formatMicro(sell.chargeMicro)}.`,
    facts: {
      number: call.lookupKey.replace('=', ''),
      reason: 'buy plus mark-up',
      durationS: call.durationS,
      buyMicro,
      markUpBasisPoints: by.kind === 'percent' ? by.basisPoints : null,
      markUpPerMinuteMicro: by.kind === 'per-minute' ? by.perMinuteMicro : null,
      floorMicro,
      roundingMode: rounding.mode,
      roundingMicro: rounding.precisionMicro,
      chargeMicro: sell.chargeMicro,
    },
  };
};

/** Why a call was bought for what it was bought for: the card's arithmetic, or the file's price. */
export const explainBuy = (buy: BuySide, call: Call): Explanation => {
  if (buy.rated !== null) {
    const explained = explainRating(buy.rated, call, "the supplier's card");
    const facts = { ...explained.facts, differenceMicro: buy.differenceMicro };
    return { ...explained, facts };
  }
  return {
    kind: 'usage',
    sentence: `The supplier's file says ${formatMicro(buy.chargeMicro)}.`,
    facts: { reason: "the file's price", chargeMicro: buy.chargeMicro },
  };
};
