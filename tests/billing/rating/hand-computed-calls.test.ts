import { drawAllowances, usageOfCall } from '../../../src/billing/allowances';
import { identity, lot, rule } from '../allowances/sample-allowances';
import {
  buildRateCard,
  explainRating,
  partsOfCall,
  rateOnCard,
  type RateRow,
  serviceChargesByCode,
} from '../../../src/billing/rating';
import { type HandComputed, handComputed, serviceCharges } from './hand-computed';
import { bandsOf, call, good, london, secondsOf, sundayNight, usualBands } from './sample-cards';
import { rate } from './sample-rates';

const services = good(serviceChargesByCode(serviceCharges));

const cardFor = (line: HandComputed) =>
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
  it.each(handComputed.map((line) => [`${line.name}: ${line.because}`, line] as const))(
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
    expect(handComputed.length).toBeGreaterThanOrEqual(40);
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
