import type { Core } from '@strapi/strapi';

import { type BillingError, fail, ok, type Result } from '../../../../../../src/billing';
import { type DeskCaller, fillGap } from '../../../../../../src/rate-desk';
import type { NewRate } from '../../../../shared/contracts/suspense';
import { bureauToday } from '../../clock/bureau-today';

type AddRateError = BillingError<'no-live-version'>;

const MICRO = 1_000_000;
/** Pounds as they came in a request, which checked that they are few enough to be exact. */
const micro = (pounds = 0): number => Math.round(pounds * MICRO);

const toRate = (rate: NewRate): Parameters<typeof fillGap>[1]['rate'] => ({
  prefix: rate.prefix,
  destination: rate.destination,
  bandGroup: rate.band,
  peakMicro: micro(rate.peak),
  offPeakMicro: micro(rate.offPeak),
  weekendMicro: micro(rate.weekend),
  connectionMicro: micro(rate.connection),
  minimumMicro: micro(rate.minimum),
  firstIncrementS: rate.firstIncrement ?? 1,
  nextIncrementS: rate.nextIncrement ?? 1,
  capMicro: null,
  capSeconds: null,
});

/**
 * Gives a card the rate that held calls lack: each live version that holds on one of their days and has no price for
 * them yet. Nothing that calls were priced by changes; see the rate desk.
 *
 * Errors: `no-live-version`.
 * @throws problem 404 `rate-card-unknown`, 409 `prefix-priced`, 400 `rate-invalid`.
 */
export const addRate = async (
  { strapi }: { strapi: Core.Strapi },
  { rate, actor }: { rate: NewRate; actor: string },
): Promise<Result<{ versions: number }, AddRateError>> => {
  const { card, firstDay, lastDay } = rate;
  const versions = await strapi.db.transaction(async ({ trx }) => {
    const caller: DeskCaller = {
      strapi,
      trx,
      resellerId: null,
      actor,
      today: await bureauToday(trx),
    };
    return fillGap(caller, { card, firstDay, lastDay, rate: toRate(rate) });
  });
  if (versions > 0) return ok({ versions });
  const message = `The card has no live version between ${firstDay} and ${lastDay}. Make one on the page of the card first.`;
  return fail({ code: 'no-live-version', field: 'card', message });
};
