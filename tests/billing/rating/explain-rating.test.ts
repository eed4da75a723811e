import { chargeCall, explainRating, type ServiceCharge } from '../../../src/billing/rating';
import { call, card, cardOf, london, rated, secondsOf } from './sample-cards';
import { rate } from './sample-rates';

const service: ServiceCharge = {
  code: 'SC043',
  perCallMicro: 50_000,
  perMinuteMicro: 60_000,
  firstIncrementS: 60,
  nextIncrementS: 60,
};
const services = new Map([['SC043', service]]);

describe('explainRating', () => {
  it('tells a call over two bands part by part', () => {
    const by = cardOf(
      { connectionMicro: 1_000, perCallMicro: 500, firstIncrementS: 60, nextIncrementS: 60 },
      { splitBy: london },
    );
    const one = { secondsOfDay: secondsOf('18:59:30'), durationS: 61 };
    const { sentence, facts } = explainRating(rated(by, one), call(one));
    expect(sentence).toBe(
      'Call to UK landline, 61 s, charged as 120 s (blocks of 60/60): set-up charge £0.001; charge per call £0.0005; ' +
        '30 s at £0.01 a minute (peak) and 90 s at £0.008 a minute (off-peak). ' +
        'Charge £0.0185. By the card Standard, version from 2025-01-01, prefix 44, band UK landline.',
    );
    expect(facts).toMatchObject({
      isSplit: true,
      reason: null,
      part1Band: 'peak',
      part1S: 30,
      part1Micro: 6_500,
      part2Band: 'off-peak',
      part2S: 90,
      part2Micro: 12_000,
    });
  });

  it('tells access and service charge apart', () => {
    const by = card({
      rates: [
        rate({ peakMicro: 100_000, serviceCode: 'SC043', capMicro: 80_000, capSeconds: 600 }),
      ],
      services,
    });
    const { sentence, facts } = explainRating(
      rated(by, { durationS: 61 }),
      call({ durationS: 61 }),
    );
    expect(sentence).toBe(
      'Call to UK landline, 61 s: access charge 61 s at £0.10 a minute (peak); capped at £0.08 for the first 600 s; ' +
        'service charge SC043: £0.05 a call and 120 s at £0.06 a minute; rounded up to a multiple of £0.0001. ' +
        'Charge £0.25. By the card Standard, version from 2025-01-01, prefix 44, band UK landline.',
    );
    expect(facts).toMatchObject({
      accessMicro: 80_000,
      serviceMicro: 170_000,
      serviceCode: 'SC043',
      part2Kind: 'service',
      part2Code: 'SC043',
    });
  });

  it('tells of the minimum, of a cap without end, and of calls that were not answered', () => {
    const least = rated(cardOf({ minimumMicro: 30_000 }));
    expect(explainRating(least, call()).sentence).toContain('(peak); minimum charge £0.03. ');
    const most = rated(cardOf({ capMicro: 5_000 }));
    expect(explainRating(most, call()).sentence).toContain('; capped at £0.005. ');
    const missed = rated(card(), { durationS: 0 });
    expect(explainRating(missed, call({ durationS: 0 })).sentence).toContain(
      'Call to UK landline, 0 s: not answered, so free. Charge £0.00.',
    );
  });

  it('names a short code as it is dialled', () => {
    const by = cardOf({ prefix: '=118' });
    const one = { lookupKey: '=118118' };
    expect(explainRating(rated(by, one), call(one)).facts.number).toBe('118118');
  });
});

describe('chargeCall with a service charge', () => {
  it('has a step for it, and the sum of both', () => {
    const row = rate({ peakMicro: 100_000, service });
    const charged = chargeCall({ rate: row, durationS: 60, band: 'peak' });
    expect(charged.chargeMicro).toBe(210_000);
    expect(charged.steps.at(-1)).toEqual({
      name: 'service',
      sentence: 'service charge SC043: £0.05 a call and 60 s at £0.06 a minute',
      chargeMicro: 210_000,
    });
  });

  it('says of a free one what it is', () => {
    const free = { ...service, perCallMicro: 0, perMinuteMicro: 0 };
    const charged = chargeCall({ rate: rate({ service: free }), durationS: 60, band: 'peak' });
    expect(charged.steps.at(-1)?.sentence).toBe('service charge SC043: 60 s at £0.00 a minute');
    expect(charged.chargeMicro).toBe(10_000);
  });
});
