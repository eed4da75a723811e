import type { RateRow } from '../../src/billing';
import { type HandComputed, handComputed, serviceCharges } from '../billing/rating/hand-computed';
import { rate } from '../billing/rating/sample-rates';
import { secondsOf } from '../billing/rating/sample-cards';
import {
  bootStrapi,
  makeCustomer,
  makeDocument,
  makeProduct,
  type Made,
  type TestApp,
} from '../support';
import {
  type Folder,
  line,
  makeFolder,
  makeService,
  storedRecords,
  suspenseRows,
  take,
} from './bureau';

let app: TestApp;
let folder: Folder;

beforeAll(async () => {
  folder = makeFolder();
  app = await bootStrapi();
});
afterAll(async () => {
  await app.destroy();
  folder.remove();
});

const make = (type: string, data: Record<string, unknown>): Promise<Made> =>
  makeDocument({ strapi: app.strapi, uid: `api::${type}.${type}`, data });

const pounds = (micro: number | null | undefined): number | null =>
  micro === null || micro === undefined ? null : micro / 1_000_000;

/** What a card is for: calls that are rounded, split and timed alike are on one. */
const kindOf = ({ rounding, isSplit, isSundayNight }: HandComputed): string =>
  JSON.stringify([rounding, isSplit, isSundayNight]);

/** Each call has a rate of its own, so a prefix of its own. */
const prefixOf = (index: number): string => `44203${String(index).padStart(3, '0')}`;

const rateData = ({ connectionMicro, peakMicro, offPeakMicro, weekendMicro, ...row }: RateRow) => ({
  connection: pounds(connectionMicro),
  peak: pounds(peakMicro),
  offPeak: pounds(offPeakMicro),
  weekend: pounds(weekendMicro),
  perCall: pounds(row.perCallMicro) ?? 0,
  minimum: pounds(row.minimumMicro),
  firstIncrement: row.firstIncrementS,
  nextIncrement: row.nextIncrementS,
  cap: pounds(row.capMicro),
  // Without seconds of its own a cap holds for all of a call: for longer than any of these.
  capSeconds: row.capMicro === null ? null : (row.capSeconds ?? 1_000_000),
  serviceCode: row.serviceCode ?? null,
});

const makeCard = async ({ rounding, isSplit, isSundayNight }: HandComputed, hours: Made) => {
  const card = await make('rate-card', {
    name: `By hand ${kindOf({ rounding, isSplit, isSundayNight } as HandComputed).slice(0, 60)}`,
    kind: 'sell',
    isSplitAtBandChange: isSplit === true,
    ...(rounding && {
      roundingMode: rounding.mode,
      roundingDecimals: 4 - Math.log10(rounding.precisionMicro),
    }),
    ...(isSundayNight && { timeProfile: hours.documentId }),
  });
  const version = await make('rate-card-version', {
    ...{ rateCard: card.documentId, validFrom: '2020-01-01', state: 'live' },
  });
  return { card, version };
};

/** The table of the domain's test, from a file to stored records. */
it('charges the calls that were worked out by hand to the last digit, from a file', async () => {
  const { strapi } = app;
  // The table is of 2025; the file comes in June 2026.
  await app.knex('bureau_settings').update({ usage_max_age_days: 730 });
  for (const { code, perCallMicro, perMinuteMicro, ...blocks } of serviceCharges) {
    await make('service-charge', {
      ...{
        code,
        validFrom: '2020-01-01',
        perCall: pounds(perCallMicro),
        perMinute: pounds(perMinuteMicro),
      },
      ...{ firstIncrement: blocks.firstIncrementS, nextIncrement: blocks.nextIncrementS },
    });
  }
  const hours = await make('time-profile', {
    name: 'Sunday nights',
    ...{ weekdays: '00:00-24:00 peak', saturday: '00:00-24:00 peak' },
    sunday: '00:00-03:00 off-peak, 03:00-24:00 weekend',
  });
  const product = await makeProduct({ strapi });
  const cards = new Map<string, { cli: string; version: Made }>();
  const lines: string[] = [];
  for (const [index, computed] of handComputed.entries()) {
    const kind = kindOf(computed);
    let known = cards.get(kind);
    if (!known) {
      const { card, version } = await makeCard(computed, hours);
      const cli = `4416149650${String(cards.size).padStart(2, '0')}`;
      const customer = await makeCustomer({
        strapi,
        sellCard: card.documentId,
        billingStart: '2025-01-01',
      });
      await makeService({ strapi, customer, product, identifier: cli, startDate: '2025-01-01' });
      known = { cli, version };
      cards.set(kind, known);
    }
    await make('rate', {
      ...{ version: known.version.documentId, prefix: prefixOf(index) },
      ...{
        destination: computed.name.slice(0, 60),
        band: 'by-hand',
        ...rateData(rate(computed.rate)),
      },
    });
    const [localDate = '', time = ''] = computed.at ?? ['2025-06-02', '10:00:00'];
    lines.push(
      line({
        ...{ cli: `+${known.cli}`, dialled: `+${prefixOf(index)}0000`.slice(0, 13), localDate },
        ...{ secondsOfDay: secondsOf(time), durationS: computed.s, salesPriceMicro: 0 },
      }),
    );
  }
  const fileId = await take(app, folder, lines, { source: 'by-hand' });
  expect(await suspenseRows(app, fileId)).toEqual([]);
  const stored = await storedRecords(app, fileId);
  expect(
    stored.map(({ destination, time_band, billed_s, sell_micro }) => [
      ...[destination, time_band, billed_s, sell_micro],
    ]),
  ).toEqual(
    handComputed.map(({ name, band, billedS, micro }) => [
      ...[name.slice(0, 60), band ?? 'peak', billedS, micro],
    ]),
  );
});
