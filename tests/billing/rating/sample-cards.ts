import { createZoneClock, ukBankHolidays, type ZoneClock } from '../../../src/billing/calendar';
import {
  type BandClock,
  buildRateCard,
  type Call,
  compileTimeProfile,
  DEFAULT_TIME_BANDS,
  profileOfBands,
  type RateCard,
  type RatedCall,
  rateOnCard,
  type RateRow,
  type TimeProfile,
} from '../../../src/billing/rating';
import { type BillingError, type Result } from '../../../src/billing/result';
import { rate } from './sample-rates';

/** The value of a result that a test knows to be good. */
export const good = <T>(result: Result<T, BillingError>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
};

export const bankHolidays = ukBankHolidays({ fromYear: 2024, toYear: 2026 });
export const london: ZoneClock = good(createZoneClock('Europe/London'));
export const bandsOf = (profile: TimeProfile): BandClock =>
  good(compileTimeProfile(profile, bankHolidays));
export const usualBands = bandsOf(profileOfBands(DEFAULT_TIME_BANDS));

/** Nights from Sunday 00:00 to 03:00 are off-peak, so that the changes of the clocks show. */
export const sundayNight: TimeProfile = {
  windows: [
    { days: [1, 2, 3, 4, 5, 6], fromS: 0, toS: 86_400, band: 'peak' },
    { days: [7], fromS: 0, toS: 3 * 3600, band: 'off-peak' },
    { days: [7], fromS: 3 * 3600, toS: 86_400, band: 'weekend' },
  ],
};

type CardInput = Parameters<typeof buildRateCard>[0];

/** A card with one rate for 44, 1p/0.8p/0.5p by the second, with what a test changes. */
export const card = (changes: Partial<CardInput> = {}): RateCard =>
  good(
    buildRateCard({
      cardId: 7,
      cardName: 'Standard',
      versionId: 71,
      validFrom: '2025-01-01',
      rates: [rate()],
      bands: usualBands,
      ...changes,
    }),
  );

export const cardOf = (row: Partial<RateRow>, changes: Partial<CardInput> = {}): RateCard =>
  card({ rates: [rate(row)], ...changes });

export const secondsOf = (time: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
};

/** A call to 44 20 7123 4567 on Monday 2 June 2025 at 10:00, with what a test changes. */
export const call = (changes: Partial<Call> = {}): Call => ({
  lookupKey: '442071234567',
  localDate: '2025-06-02',
  secondsOfDay: 36_000,
  durationS: 60,
  ...changes,
});

export const rated = (by: RateCard, changes: Partial<Call> = {}): RatedCall =>
  good(rateOnCard(by, call(changes)));
