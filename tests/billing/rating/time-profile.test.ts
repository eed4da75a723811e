import fc from 'fast-check';
import { addDays, isoDateFromEpochDay } from '../../../src/billing/calendar';
import {
  bandAt,
  checkTimeProfile,
  compileTimeProfile,
  DEFAULT_TIME_BANDS,
  profileOfBands,
  readTimeProfile,
  type TimeBand,
  type TimeProfile,
  writeDayHours,
} from '../../../src/billing/rating';
import { bandsOf, bankHolidays, secondsOf, usualBands } from './sample-cards';

const usual = profileOfBands(DEFAULT_TIME_BANDS);
const without = (index: number): TimeProfile => ({
  windows: usual.windows.filter((_, at) => at !== index),
});

describe('checkTimeProfile', () => {
  it('finds nothing wrong with the usual hours', () => {
    expect(checkTimeProfile(usual)).toEqual([]);
  });

  it('says which day lacks which hours', () => {
    const errors = checkTimeProfile(without(1));
    expect(errors.map(({ code }) => code)).toEqual(new Array(5).fill('uncovered-time'));
    expect(errors[0]?.message).toBe(
      'No band is set for Mondays from 07:00 to 19:00. Add a window for it.',
    );
    expect(checkTimeProfile(without(2))[4]?.message).toBe(
      'No band is set for Fridays from 19:00 to 24:00. Add a window for it.',
    );
    expect(checkTimeProfile({ windows: [] })).toHaveLength(7);
  });

  it('says where two windows hold at once', () => {
    const more: TimeProfile = {
      windows: [...usual.windows, { days: [3], fromS: 3_601, toS: 7_200, band: 'peak' }],
    };
    expect(checkTimeProfile(more)).toEqual([
      {
        code: 'overlapping-windows',
        field: 'windows',
        message: 'Two windows hold for Wednesdays at 01:00:01. Shorten one.',
      },
    ]);
  });

  it('wants a bank holiday covered wholly, if at all', () => {
    const half: TimeProfile = {
      windows: [...without(4).windows, { days: ['holiday'], fromS: 0, toS: 43_200, band: 'peak' }],
    };
    expect(checkTimeProfile(half)).toMatchObject([
      { code: 'uncovered-time', message: expect.stringContaining('bank holidays from 12:00') },
    ]);
  });

  it.each([
    [7_200, 3_600],
    [3_600, 3_600],
    [-1, 60],
    [0, 86_401],
    [0.5, 60],
  ])('refuses a window from %d to %d', (fromS, toS) => {
    const bad: TimeProfile = { windows: [{ days: [1], fromS, toS, band: 'peak' }] };
    expect(checkTimeProfile(bad)).toMatchObject([{ code: 'bad-window' }]);
    expect(compileTimeProfile(bad, bankHolidays)).toMatchObject({ error: { code: 'bad-window' } });
  });
});

describe('compileTimeProfile', () => {
  const anyDate = fc.integer({ min: 20_089, max: 20_453 }).map(isoDateFromEpochDay);

  it('gives the bands of the usual hours at every second of every day of the week', () => {
    fc.assert(
      fc.property(anyDate, fc.nat(86_399), (date, secondsOfDay) => {
        const expected = bandAt({ date, secondsOfDay }, DEFAULT_TIME_BANDS, bankHolidays);
        expect(usualBands.bandAt(date, secondsOfDay)).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes other hours and ordinary bank holidays', () => {
    const hours = { peakFromS: 28_800, peakToS: 64_800, areBankHolidaysWeekend: false };
    const bands = bandsOf(profileOfBands(hours));
    fc.assert(
      fc.property(anyDate, fc.nat(86_399), (date, secondsOfDay) => {
        expect(bands.bandAt(date, secondsOfDay)).toBe(
          bandAt({ date, secondsOfDay }, hours, bankHolidays),
        );
      }),
    );
    const never = bandsOf(profileOfBands({ ...hours, peakFromS: 0, peakToS: 86_400 }));
    expect(never.bandAt('2025-06-02', 0)).toBe('peak');
  });

  it('gives a bank holiday hours of its own', () => {
    const bands = bandsOf({
      windows: [
        ...without(4).windows,
        { days: ['holiday'], fromS: 0, toS: secondsOf('12:00'), band: 'weekend' },
        { days: ['holiday'], fromS: secondsOf('12:00'), toS: 86_400, band: 'off-peak' },
      ],
    });
    expect(bands.bandAt('2025-05-26', secondsOf('11:59:59'))).toBe('weekend');
    expect(bands.bandAt('2025-05-26', secondsOf('12:00'))).toBe('off-peak');
    expect(bands.bandAt('2025-05-27', secondsOf('12:00'))).toBe('peak');
  });

  it('covers every second of the week by windows that end after they begin', () => {
    for (let date = '2025-06-02'; date < '2025-06-09'; date = addDays(date, 1)) {
      let at = 0;
      for (let steps = 0; at < 86_400 && steps < 10; steps += 1) {
        const end = usualBands.windowEnd(date, at);
        expect(usualBands.bandAt(date, end - 1)).toBe(usualBands.bandAt(date, at));
        expect(end).toBeGreaterThan(at);
        at = end;
      }
      expect(at).toBe(86_400);
    }
  });
});

describe('writeDayHours', () => {
  it('writes what is read back as the same hours, whatever they are', () => {
    const band = fc.constantFrom<TimeBand>('peak', 'off-peak', 'weekend');
    fc.assert(
      fc.property(fc.array(band, { minLength: 24, maxLength: 24 }), (hours) => {
        const day = writeDayHours(hours);
        const read = readTimeProfile({
          weekdays: day,
          saturday: day,
          sunday: day,
          bankHolidays: '',
        });
        if (!read.ok) throw new Error(read.error.message);
        const bands = bandsOf(read.value);
        expect(hours.map((_, hour) => bands.bandAt('2025-06-02', hour * 3600))).toEqual(hours);
      }),
    );
  });
});
