import { ukBankHolidays } from '../../billing/calendar';
import {
  bandAt,
  buildPrefixTable,
  callChargeMicro,
  DEFAULT_TIME_BANDS,
  longestPrefix,
} from '../../billing/rating';
import type { CdrRecord } from '../../billing/usage';
import { type CallKind, callLengths, callMix } from '../content/call-mix';
import { createRandom, type Random } from '../random';
import { scenario } from '../scenario';
import { type CallingNumber, numbersThatCall } from './calling-numbers';
import { type DeckRow, toRateRow } from './deck-row';
import { createDialler, type Dialled } from './dialled-numbers';
import type { DemoCustomer, DemoSubscription } from './model';

const LONGEST_CALL_S = 3 * 3600;

const duration = (kind: CallKind, random: Random): number => {
  const [median, spread] = callLengths[kind];
  const seconds = Math.round(median * Math.exp(spread * random.normal()));
  return Math.min(LONGEST_CALL_S, Math.max(3, seconds));
};

/** Numbers as the carrier writes them: with a plus, but for short codes. */
const asWritten = ({ digits, isShortCode }: Dialled): string =>
  isShortCode ? digits : `+${digits}`;

/**
 * Calls within the period of the bill that each customer gets in the month, as the supplier writes
 * them into his files: priced by his own deck, in the order in which they started.
 */
export const buildCalls = (input: {
  count: number;
  customers: readonly DemoCustomer[];
  subscriptions: readonly DemoSubscription[];
  buyDeck: readonly DeckRow[];
}): CdrRecord[] => {
  const { count, customers, subscriptions, buyDeck } = input;
  const random = createRandom(`${scenario.seed}:calls`);
  const table = buildPrefixTable(buyDeck.map(toRateRow));
  if (!table.ok) throw new RangeError(table.error.message);
  const dial = createDialler(buyDeck);
  const callers = numbersThatCall({ customers, subscriptions });
  const { year } = scenario.month;
  const bankHolidays = ukBankHolidays({ fromYear: year, toYear: year });

  const call = (caller: CallingNumber): CdrRecord => {
    const kind = random.weighted(callMix);
    const dialled = dial(kind, random);
    const rate = longestPrefix(table.value, `${dialled.isShortCode ? '=' : ''}${dialled.digits}`);
    if (!rate) throw new RangeError(`no price for ${dialled.digits}`);
    const start = caller.times(random);
    const band = bandAt(
      { date: start.localDate, secondsOfDay: start.secondsOfDay },
      DEFAULT_TIME_BANDS,
      bankHolidays,
    );
    const durationS = duration(kind, random);
    const listedMicro = callChargeMicro(rate, durationS, band);
    // Now and then the carrier asks for more than he listed: see the cost of the file against ours.
    const salesPriceMicro = random.chance(0.003) ? listedMicro * 2 : listedMicro;
    return {
      callType: 'V',
      callCause: '',
      cli: `+${caller.cli}`,
      dialled: asWritten(dialled),
      ...start,
      durationS,
      bytes: 0,
      description: rate.destination,
      chargecode: rate.bandGroup,
      timeBand: band,
      salesPriceMicro,
      preBundleMicro: salesPriceMicro,
      network: caller.isMobile ? 'ORBIT' : 'HALDEN',
      divertedNumber: '',
      recordId: '',
      currency: 'GBP',
      presentationNumber: `+${caller.cli}`,
      accessChargeMicro: null,
      serviceChargeMicro: null,
      userId: '',
    };
  };

  const byStart = (a: CdrRecord, b: CdrRecord): number =>
    a.localDate === b.localDate
      ? a.secondsOfDay - b.secondsOfDay
      : a.localDate < b.localDate
        ? -1
        : 1;
  return Array.from({ length: count }, () => call(callers.pick(random)))
    .sort(byStart)
    .map((record, index) => ({ ...record, recordId: `HAL${String(index + 1).padStart(9, '0')}` }));
};
