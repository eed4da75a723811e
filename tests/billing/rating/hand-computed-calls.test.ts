import { drawAllowances, usageOfCall } from '../../../src/billing/allowances';
import { identity, lot, rule } from '../allowances/sample-allowances';
import {
  buildRateCard,
  type CallRounding,
  callRounding,
  explainRating,
  partsOfCall,
  rateOnCard,
  type RateRow,
  serviceChargesByCode,
  type TimeBand,
} from '../../../src/billing/rating';
import { bandsOf, call, good, london, secondsOf, sundayNight, usualBands } from './sample-cards';
import { rate } from './sample-rates';

/*
 * Calls worked out by hand, each with its arithmetic in words. Unless a line says otherwise the rate
 * is 1p peak, 0.8p off-peak, 0.5p weekend a minute, 1/1, rounded up to 1/100 penny (100 micro-pounds;
 * a penny is 10,000), and the call begins on Monday 2 June 2025 at 10:00.
 */

const services = good(
  serviceChargesByCode([
    {
      code: 'SC010',
      perCallMicro: 0,
      perMinuteMicro: 50_000,
      firstIncrementS: 1,
      nextIncrementS: 1,
    },
    {
      code: 'SC043',
      perCallMicro: 300_000,
      perMinuteMicro: 0,
      firstIncrementS: 1,
      nextIncrementS: 1,
    },
    {
      code: 'SC088',
      perCallMicro: 2_500_000,
      perMinuteMicro: 750_000,
      firstIncrementS: 60,
      nextIncrementS: 60,
    },
  ]),
);

type Line = {
  name: string;
  rate?: Partial<RateRow>;
  at?: [date: string, time: string];
  s: number;
  isSplit?: true;
  isSundayNight?: true;
  rounding?: CallRounding;
  band?: TimeBand;
  billedS: number;
  micro: number;
  service?: number;
  because: string;
};

const LINES: Line[] = [
  // Blocks
  {
    name: '1/1, a minute',
    s: 60,
    billedS: 60,
    micro: 10_000,
    because: '60 s of 1p a minute is 1p',
  },
  {
    name: '1/1, a second',
    s: 1,
    billedS: 1,
    micro: 200,
    because: '10,000 / 60 = 166.67, up to 200',
  },
  {
    name: '1/1, 61 s',
    s: 61,
    billedS: 61,
    micro: 10_200,
    because: '610,000 / 60 = 10,166.67, up to 10,200',
  },
  {
    name: '60/60, a second',
    rate: { firstIncrementS: 60, nextIncrementS: 60 },
    s: 1,
    billedS: 60,
    micro: 10_000,
    because: 'a begun minute is a minute: 1p',
  },
  {
    name: '60/60, 60 s',
    rate: { firstIncrementS: 60, nextIncrementS: 60 },
    s: 60,
    billedS: 60,
    micro: 10_000,
    because: 'exactly one minute: 1p',
  },
  {
    name: '60/60, 61 s',
    rate: { firstIncrementS: 60, nextIncrementS: 60 },
    s: 61,
    billedS: 120,
    micro: 20_000,
    because: 'a second minute is begun: 2p',
  },
  {
    name: '30/6, 29 s',
    rate: { firstIncrementS: 30, nextIncrementS: 6 },
    s: 29,
    billedS: 30,
    micro: 5_000,
    because: 'the first 30 s at once: half of 1p',
  },
  {
    name: '30/6, 31 s',
    rate: { firstIncrementS: 30, nextIncrementS: 6 },
    s: 31,
    billedS: 36,
    micro: 6_000,
    because: '30 + 6 = 36 s: 36/60 of 1p is 0.6p',
  },
  {
    name: '30/6, 36 s',
    rate: { firstIncrementS: 30, nextIncrementS: 6 },
    s: 36,
    billedS: 36,
    micro: 6_000,
    because: '36 s are just whole blocks: 0.6p',
  },
  {
    name: '60/10, 83 s',
    rate: { firstIncrementS: 60, nextIncrementS: 10 },
    s: 83,
    billedS: 90,
    micro: 15_000,
    because: '60 + 3 x 10 = 90 s: 1.5p',
  },
  {
    name: '6/6, 7 s',
    rate: { firstIncrementS: 6, nextIncrementS: 6 },
    s: 7,
    billedS: 12,
    micro: 2_000,
    because: '12 s are a fifth of a minute: 0.2p',
  },
  // Set-up, minimum, cap
  {
    name: 'connection 3p',
    rate: { connectionMicro: 30_000 },
    s: 120,
    billedS: 120,
    micro: 50_000,
    because: '3p + 2 x 1p = 5p',
  },
  {
    name: 'connection and charge per call',
    rate: { connectionMicro: 30_000, perCallMicro: 5_000 },
    s: 60,
    billedS: 60,
    micro: 45_000,
    because: '3p + 0.5p + 1p = 4.5p',
  },
  {
    name: 'minimum 3p lifts',
    rate: { minimumMicro: 30_000 },
    s: 60,
    billedS: 60,
    micro: 30_000,
    because: '1p is below the minimum: 3p',
  },
  {
    name: 'minimum 3p leaves',
    rate: { minimumMicro: 30_000 },
    s: 200,
    billedS: 200,
    micro: 33_400,
    because: '2,000,000 / 60 = 33,333.33 is above 3p, up to 33,400',
  },
  {
    name: 'minimum counts the connection',
    rate: { minimumMicro: 30_000, connectionMicro: 25_000 },
    s: 60,
    billedS: 60,
    micro: 35_000,
    because: '2.5p + 1p = 3.5p is above 3p',
  },
  {
    name: 'cap 25p, below',
    rate: { peakMicro: 100_000, connectionMicro: 80_000, capMicro: 250_000, capSeconds: 3_600 },
    s: 60,
    billedS: 60,
    micro: 180_000,
    because: '8p + 10p = 18p',
  },
  {
    name: 'cap 25p, reached after 102 s',
    rate: { peakMicro: 100_000, connectionMicro: 80_000, capMicro: 250_000, capSeconds: 3_600 },
    s: 102,
    billedS: 102,
    micro: 250_000,
    because: '8p + 1.7 x 10p = 25p, just the cap',
  },
  {
    name: 'cap 25p, an hour',
    rate: { peakMicro: 100_000, connectionMicro: 80_000, capMicro: 250_000, capSeconds: 3_600 },
    s: 3_600,
    billedS: 3_600,
    micro: 250_000,
    because: '8p + 600p, capped at 25p for the first hour',
  },
  {
    name: 'cap 25p, 61 minutes',
    rate: { peakMicro: 100_000, connectionMicro: 80_000, capMicro: 250_000, capSeconds: 3_600 },
    s: 3_660,
    billedS: 3_660,
    micro: 350_000,
    because: '25p for the first hour, then a minute at 10p',
  },
  {
    name: 'cap without end',
    rate: { capMicro: 20_000 },
    s: 36_000,
    billedS: 36_000,
    micro: 20_000,
    because: '600p, capped at 2p',
  },
  {
    name: 'not answered',
    rate: { connectionMicro: 30_000, minimumMicro: 30_000, serviceCode: 'SC043' },
    s: 0,
    billedS: 0,
    micro: 0,
    because: 'no answer, no charge, whatever the fees',
  },
  // Rounding
  {
    name: 'half-up at four decimals of a penny',
    rounding: callRounding('half-up', 4),
    s: 1,
    billedS: 1,
    micro: 167,
    because: '166.67 is 167 micro-pounds',
  },
  {
    name: 'down at two decimals',
    rounding: callRounding('down', 2),
    s: 1,
    billedS: 1,
    micro: 100,
    because: '166.67, down to 100',
  },
  {
    name: 'half-up at two decimals',
    rounding: callRounding('half-up', 2),
    s: 1,
    billedS: 1,
    micro: 200,
    because: '166.67 is nearer to 200 than to 100',
  },
  {
    name: 'half-up to whole pence, exactly half',
    rounding: callRounding('half-up', 0),
    s: 90,
    billedS: 90,
    micro: 20_000,
    because: '1.5p is half-way, up to 2p',
  },
  {
    name: 'down to whole pence',
    rounding: callRounding('down', 0),
    s: 119,
    billedS: 119,
    micro: 10_000,
    because: '1.98p, down to 1p',
  },
  {
    name: 'up to a tenth of a penny',
    rounding: callRounding('up', 1),
    s: 61,
    billedS: 61,
    micro: 11_000,
    because: '10,166.67, up to a multiple of 1,000',
  },
  // Access and service charge
  {
    name: '0845: access 10p a minute, service 5p a minute',
    rate: { peakMicro: 100_000, serviceCode: 'SC010' },
    s: 90,
    billedS: 90,
    micro: 225_000,
    service: 75_000,
    because: 'access 1.5 x 10p = 15p, service 1.5 x 5p = 7.5p',
  },
  {
    name: '0871: access 60/60, service by the second',
    rate: { peakMicro: 100_000, firstIncrementS: 60, nextIncrementS: 60, serviceCode: 'SC010' },
    s: 61,
    billedS: 120,
    micro: 250_900,
    service: 50_900,
    because: 'access 2 x 10p = 200,000; service 61/60 x 5p = 50,833.33; 250,833.33 up',
  },
  {
    name: '09: 30p a call',
    rate: { peakMicro: 100_000, serviceCode: 'SC043' },
    s: 60,
    billedS: 60,
    micro: 400_000,
    service: 300_000,
    because: 'access 10p + service 30p',
  },
  {
    name: '118: £2.50 a call and 75p for each begun minute',
    rate: { peakMicro: 100_000, serviceCode: 'SC088' },
    s: 61,
    billedS: 61,
    micro: 4_101_700,
    service: 4_000_000,
    because: 'access 61/60 x 10p = 101,666.67 up to 101,700; service 2.50 + 2 x 0.75 = 4.00',
  },
  {
    name: 'a cap holds the access charge only',
    rate: { peakMicro: 100_000, capMicro: 150_000, serviceCode: 'SC010' },
    s: 600,
    billedS: 600,
    micro: 650_000,
    service: 500_000,
    because: 'access 100p capped at 15p, service 10 x 5p = 50p on top',
  },
  // Bands
  {
    name: 'evening',
    at: ['2025-06-02', '19:00:00'],
    s: 60,
    band: 'off-peak',
    billedS: 60,
    micro: 8_000,
    because: '19:00 is off-peak: 0.8p',
  },
  {
    name: 'a second before the evening',
    at: ['2025-06-02', '18:59:59'],
    s: 60,
    billedS: 60,
    micro: 10_000,
    because: 'the band of the start holds: peak, 1p',
  },
  {
    name: 'Saturday',
    at: ['2025-06-07', '10:00:00'],
    s: 60,
    band: 'weekend',
    billedS: 60,
    micro: 5_000,
    because: 'weekend: 0.5p',
  },
  {
    name: 'Spring bank holiday, a Monday',
    at: ['2025-05-26', '10:00:00'],
    s: 60,
    band: 'weekend',
    billedS: 60,
    micro: 5_000,
    because: 'a bank holiday counts as weekend: 0.5p',
  },
  {
    name: 'Christmas Day 2025, a Thursday',
    at: ['2025-12-25', '12:00:00'],
    s: 120,
    band: 'weekend',
    billedS: 120,
    micro: 10_000,
    because: 'two minutes at 0.5p',
  },
  {
    name: 'split at 19:00',
    at: ['2025-06-02', '18:59:00'],
    s: 120,
    isSplit: true,
    billedS: 120,
    micro: 18_000,
    because: 'a minute of peak at 1p and one of off-peak at 0.8p',
  },
  {
    name: 'split at 19:00 with a minute begun in it',
    rate: { firstIncrementS: 60, nextIncrementS: 60 },
    at: ['2025-06-02', '18:59:30'],
    s: 61,
    isSplit: true,
    billedS: 120,
    micro: 17_000,
    because: '120 s are billed: 30 s of 1p are 0.5p, 90 s of 0.8p are 1.2p',
  },
  {
    name: 'split at midnight from Friday to Saturday',
    at: ['2025-06-06', '23:58:00'],
    s: 300,
    isSplit: true,
    band: 'off-peak',
    billedS: 300,
    micro: 31_000,
    because: '2 minutes at 0.8p are 1.6p, 3 at 0.5p are 1.5p',
  },
  {
    name: 'midnight without a split',
    at: ['2025-06-06', '23:58:00'],
    s: 300,
    band: 'off-peak',
    billedS: 300,
    micro: 40_000,
    because: '5 minutes at 0.8p, the band of the start',
  },
  {
    name: 'split into and out of a bank holiday',
    at: ['2025-05-25', '23:59:00'],
    s: 86_520,
    isSplit: true,
    band: 'weekend',
    billedS: 86_520,
    micro: 7_213_000,
    because:
      'Sunday 1 minute and Monday 1,440 at 0.5p are 720.5p, then Tuesday 1 minute at 0.8p: 721.3p',
  },
  {
    name: 'split with a cap that bites in the first band',
    rate: { peakMicro: 100_000, offPeakMicro: 60_000, capMicro: 150_000, capSeconds: 120 },
    at: ['2025-06-02', '18:59:00'],
    s: 180,
    isSplit: true,
    billedS: 180,
    micro: 210_000,
    because: 'peak 10p + off-peak 6p = 16p, capped at 15p for 120 s; the third minute at 6p',
  },
  {
    name: 'split with connection and minimum',
    rate: { connectionMicro: 1_000, minimumMicro: 30_000 },
    at: ['2025-06-02', '18:59:00'],
    s: 120,
    isSplit: true,
    billedS: 120,
    micro: 30_000,
    because: '0.1p + 1p + 0.8p = 1.9p, lifted to 3p',
  },
  // The clocks change. Sundays are off-peak until 03:00, then weekend.
  {
    name: 'an ordinary Sunday night',
    at: ['2025-06-08', '00:30:00'],
    s: 10_800,
    isSplit: true,
    isSundayNight: true,
    band: 'off-peak',
    billedS: 10_800,
    micro: 1_350_000,
    because: '150 minutes until 03:00 at 0.8p are 120p, 30 at 0.5p are 15p',
  },
  {
    name: 'the night of 30 March, an hour short',
    at: ['2025-03-30', '00:30:00'],
    s: 10_800,
    isSplit: true,
    isSundayNight: true,
    band: 'off-peak',
    billedS: 10_800,
    micro: 1_170_000,
    because: '90 minutes until 03:00 at 0.8p are 72p, 90 at 0.5p are 45p',
  },
  {
    name: 'the night of 26 October, an hour long',
    at: ['2025-10-26', '00:30:00'],
    s: 14_400,
    isSplit: true,
    isSundayNight: true,
    band: 'off-peak',
    billedS: 14_400,
    micro: 1_830_000,
    because: '210 minutes until 03:00 at 0.8p are 168p, 30 at 0.5p are 15p',
  },
  {
    name: '26 October at 01:30, which comes twice',
    at: ['2025-10-26', '01:30:00'],
    s: 9_600,
    isSplit: true,
    isSundayNight: true,
    band: 'off-peak',
    billedS: 9_600,
    micro: 1_250_000,
    because:
      'taken as the first pass: 30 + 120 minutes until 03:00 at 0.8p are 120p, 10 at 0.5p are 5p',
  },
];

const cardFor = (line: Line) =>
  good(
    buildRateCard({
      cardId: 7,
      cardName: 'Standard',
      versionId: 71,
      validFrom: '2025-01-01',
      rates: [rate(line.rate)],
      services,
      bands: line.isSundayNight ? bandsOf(sundayNight) : usualBands,
      ...(line.rounding ? { rounding: line.rounding } : {}),
      ...(line.isSplit ? { splitBy: london } : {}),
    }),
  );

describe('calls worked out by hand', () => {
  it.each(LINES.map((line) => [`${line.name}: ${line.because}`, line] as const))(
    '%s',
    (_name, line) => {
      const [localDate = '', time = ''] = line.at ?? ['2025-06-02', '10:00:00'];
      const one = call({ localDate, secondsOfDay: secondsOf(time), durationS: line.s });
      const rated = good(rateOnCard(cardFor(line), one));
      expect(rated).toMatchObject({
        timeBand: line.band ?? 'peak',
        billedS: line.billedS,
        chargeMicro: line.micro,
        serviceMicro: line.service ?? 0,
        accessMicro: line.micro - (line.service ?? 0),
      });
      const parts = partsOfCall(rated);
      expect(parts.reduce((sum, part) => sum + part.chargeMicro, 0)).toBe(line.micro);
      expect(explainRating(rated, one).facts).toMatchObject({ chargeMicro: line.micro });
    },
  );

  it('are forty and more', () => {
    expect(LINES.length).toBeGreaterThanOrEqual(40);
  });
});

type Bundled = {
  name: string;
  rate?: Partial<RateRow>;
  s: number;
  left: number;
  charged: number;
  micro: number;
  because: string;
};

/** Calls at 1p a minute against what is left of an allowance of seconds. */
const BUNDLED: Bundled[] = [
  {
    name: 'wholly inclusive',
    s: 60,
    left: 100,
    charged: 0,
    micro: 0,
    because: '60 of 100 s',
  },
  {
    name: 'nothing left',
    s: 60,
    left: 0,
    charged: 60,
    micro: 10_000,
    because: '60 s at 1p a minute',
  },
  {
    name: 'split at the boundary',
    s: 90,
    left: 60,
    charged: 30,
    micro: 5_000,
    because: 'the whole is 1.5p, the first 60 s are 1p: 0.5p is left',
  },
  {
    name: 'split with minutes begun',
    rate: { firstIncrementS: 60, nextIncrementS: 60 },
    s: 61,
    left: 100,
    charged: 20,
    micro: 3_300,
    because: '120 s billed are 2p; 100 s are 16,666.67 up to 16,700; 3,300 are left',
  },
  {
    name: 'the set-up charge is inclusive with the first second',
    rate: { connectionMicro: 30_000 },
    s: 120,
    left: 60,
    charged: 60,
    micro: 10_000,
    because: 'the whole is 5p, set-up and 60 s are 4p: 1p is left',
  },
  {
    name: 'the minimum is inclusive with the first second',
    rate: { minimumMicro: 30_000 },
    s: 120,
    left: 1,
    charged: 119,
    micro: 0,
    because: 'the whole is 3p by its minimum, and so is its first second: nothing is left',
  },
  {
    name: 'past the minimum',
    rate: { minimumMicro: 30_000 },
    s: 300,
    left: 60,
    charged: 240,
    micro: 20_000,
    because: 'the whole is 5p, the first 60 s are 3p by the minimum: 2p is left',
  },
  {
    name: 'a capped call',
    rate: { peakMicro: 100_000, capMicro: 250_000, capSeconds: 3_600 },
    s: 3_660,
    left: 120,
    charged: 3_540,
    micro: 150_000,
    because: 'the whole is 25p + 10p = 35p, the first 2 minutes 20p: 15p is left',
  },
  {
    name: 'a service charge is never inclusive',
    rate: { peakMicro: 100_000, serviceCode: 'SC010' },
    s: 60,
    left: 600,
    charged: 0,
    micro: 50_000,
    because: 'access 10p is inclusive, service 5p is charged',
  },
];

describe('calls against an allowance, worked out by hand', () => {
  it.each(BUNDLED.map((line) => [`${line.name}: ${line.because}`, line] as const))(
    '%s',
    (_name, line) => {
      const rated = good(rateOnCard(cardFor({ ...line, billedS: 0 }), call({ durationS: line.s })));
      const result = good(
        drawAllowances({
          rules: [rule()],
          lots: [lot({ quantity: line.left })],
          records: [usageOfCall(identity('one'), rated)],
        }),
      );
      expect(result.records[0]).toMatchObject({
        chargedQuantity: line.charged,
        chargeMicro: line.micro,
      });
    },
  );
});
