import fc from 'fast-check';
import { isoDateFromEpochDay, ukBankHolidays } from '../../../src/billing/calendar';
import { bandAt, bandFinder, DEFAULT_TIME_BANDS } from '../../../src/billing/rating';

const bankHolidays = ukBankHolidays({ fromYear: 2025, toYear: 2026 });
const at = (time: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
};

describe('bandAt', () => {
  it.each([
    ['2025-06-02', '07:00:00', 'peak'],
    ['2025-06-02', '06:59:59', 'off-peak'],
    ['2025-06-02', '18:59:59', 'peak'],
    ['2025-06-02', '19:00:00', 'off-peak'],
    ['2025-06-06', '23:59:59', 'off-peak'],
    ['2025-06-07', '00:00:00', 'weekend'],
    ['2025-06-08', '23:59:59', 'weekend'],
    ['2025-06-09', '00:00:00', 'off-peak'],
    ['2025-04-21', '12:00:00', 'weekend'],
    ['2025-12-25', '03:00:00', 'weekend'],
    ['2026-12-28', '10:00:00', 'weekend'],
  ])('%s %s is %s', (date, time, band) => {
    const start = { date, secondsOfDay: at(time) };
    expect(bandAt(start, DEFAULT_TIME_BANDS, bankHolidays)).toBe(band);
  });

  it('follows the hours and holiday rule of the tariff', () => {
    const bands = {
      peakFromS: at('08:00:00'),
      peakToS: at('18:00:00'),
      areBankHolidaysWeekend: false,
    };
    expect(bandAt({ date: '2025-06-02', secondsOfDay: at('07:30:00') }, bands, bankHolidays)).toBe(
      'off-peak',
    );
    expect(bandAt({ date: '2025-04-21', secondsOfDay: at('12:00:00') }, bands, bankHolidays)).toBe(
      'peak',
    );
  });

  it('is what bandFinder gives, first time and every time', () => {
    const find = bandFinder({ bands: DEFAULT_TIME_BANDS, bankHolidays });
    const anyDate = fc.integer({ min: 20_089, max: 20_150 }).map(isoDateFromEpochDay);
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 86_399 }), (date, secondsOfDay) => {
        const expected = bandAt({ date, secondsOfDay }, DEFAULT_TIME_BANDS, bankHolidays);
        expect(find(date, secondsOfDay)).toBe(expected);
      }),
    );
  });
});
