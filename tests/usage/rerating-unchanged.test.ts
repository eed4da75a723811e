import { importUsageFile } from '../../plugins/bill-run/server/src/usage';
import { applyRerating } from '../../plugins/bill-run/server/src/usage/rerating/control-rerating';
import { readRerating } from '../../plugins/bill-run/server/src/usage/rerating/read-rerating';
import { runRerating } from '../../plugins/bill-run/server/src/usage/rerating/run-rerating';
import { startRerating } from '../../plugins/bill-run/server/src/usage/rerating/start-rerating';
import { billOn } from '../bill-run/bureau';
import { bootStrapi, makeDocument, type TestApp } from '../support';
import {
  type Bureau,
  CLI,
  type Folder,
  line,
  makeBureau,
  makeFolder,
  OTHER_CLI,
  receive,
  take,
} from './bureau';

const actor = { kind: 'admin', id: '1', name: 'Priya Shah' };

let app: TestApp;
let folder: Folder;
let bureau: Bureau;

const eventRate = async (data: object) => {
  const version = await app.knex('rate_card_versions').orderBy('id', 'desc').first('document_id');
  await makeDocument({
    strapi: app.strapi,
    uid: 'api::event-rate.event-rate',
    data: { version: version.document_id, blockSize: 1, blockUnit: 'each', ...data },
  });
};

beforeAll(async () => {
  folder = makeFolder();
  app = await bootStrapi();
  bureau = await makeBureau(app);
  await app.knex('subscriptions').update({ start_date: '2025-01-01' });
  await eventRate({
    kind: 'other',
    eventType: 'fax-page',
    name: 'Fax pages',
    band: 'fax',
    price: 0.05,
  });
  // What an event would cost if its kind were forgotten.
  await eventRate({ kind: 'other', name: 'Other events', band: 'others', price: 9 });
  await eventRate({ kind: 'sms', name: 'Text message', band: 'sms', price: 0.04 });
  await makeDocument({
    strapi: app.strapi,
    uid: 'api::usage-source.usage-source',
    data: { name: 'Our PBX', code: 'pbx', format: 'json-events' },
  });
});

afterAll(async () => {
  await app.destroy();
  folder.remove();
});

const event = (data: object): string => JSON.stringify({ from: CLI, price: 0.001, ...data });

const takeEvents = async (events: string[], receivedAt: string): Promise<number> => {
  const fileId = await receive(app, folder, events, { source: 'pbx', fileName: 'events.json' });
  await app.knex('billing.usage_files').where({ id: fileId }).update({ received_at: receivedAt });
  expect(await importUsageFile(app, { fileId })).toBe('imported');
  return fileId;
};

const everything = async () =>
  (
    await app.knex.raw(
      `select to_jsonb(u) as record from billing.usage_records u order by id;
       select to_jsonb(b) as balance from billing.usage_balances b order by customer_id, bill_date;
       select * from billing.usage_adjustments`,
    )
  ).map(({ rows }: { rows: object[] }) => rows);

const rerate = async () => {
  const selection = { from: '2025-10-01', to: '2026-09-30' };
  const started = await startRerating(app, { selection, reason: 'to be sure', actor });
  if (!started.ok) throw new Error(started.error.message);
  const { documentId } = started.value;
  const reratingId = Number(started.value.id);
  await runRerating(app, { reratingId, limit: 2 });
  const asked = await applyRerating(app, { documentId, actor });
  if (!asked.ok) throw new Error(asked.error.message);
  await runRerating(app, { reratingId, limit: 2 });
  return readRerating(app.knex, { documentId });
};

describe('usage that is rated anew by the cards that rated it', () => {
  it('is told apart in the hour that comes twice, by the moment that its source gives', async () => {
    const at = (start: string) => event({ type: 'voice', to: '+442079460000', start, seconds: 60 });
    const fileId = await takeEvents(
      [at('2025-10-26T00:30:00Z'), at('2025-10-26T01:30:00Z'), at('2025-10-26T01:30:00Z')],
      '2025-11-02T12:00:00Z',
    );
    const { rows } = await app.knex.raw(
      `select to_char(started_at at time zone 'UTC', 'HH24:MI') as utc, local_seconds as local
       from billing.usage_records where file_id = ? order by line_no`,
      [fileId],
    );
    expect(rows).toEqual([
      { utc: '00:30', local: 5_400 },
      { utc: '01:30', local: 5_400 },
    ]);
  });

  it('stays as it is, calls and messages and events, however often', async () => {
    const start = '2026-06-10T09:00:00Z';
    await takeEvents(
      [
        event({ type: 'event', eventType: 'fax-page', unit: 'page', quantity: 3, start }),
        event({ type: 'sms', to: '+447700900123', start }),
        event({ type: 'event', eventType: 'login', unit: 'login', quantity: 1, start }),
      ],
      '2026-06-20T12:00:00Z',
    );
    await take(app, folder, [
      line(),
      line({ dialled: '+447700900456', durationS: 3_601 }),
      line({ cli: `+${OTHER_CLI}`, secondsOfDay: 86_390 }),
    ]);
    const before = await everything();
    expect(before[0]).toHaveLength(8);
    const events = await app.knex('billing.usage_records').where({ call_type: 'E' }).orderBy('id');
    expect(events).toMatchObject([
      { sell_micro: '150000', event_type: 'fax-page' },
      { sell_micro: '9000000', event_type: 'login' },
    ]);
    for (let round = 0; round < 2; round += 1) {
      const outcome = await rerate();
      expect(outcome?.status).toBe('done');
      expect(outcome?.applied?.total).toMatchObject({ records: 8, changed: 0 });
      expect(await everything()).toEqual(before);
    }
  });

  it('stays as it is when its card gets other hours and another rounding: these hold from the next version on', async () => {
    const before = await everything();
    const { id } = await app
      .knex('rate_card_versions as v')
      .join('billing.usage_records as u', 'u.sell_version_id', 'v.id')
      .first('v.rate_card_id as id');
    // It has not begun, so it will be priced by what is chosen now.
    await app.knex('rate_card_versions').insert({
      ...{ document_id: 'to-come', rate_card_id: id, valid_from: '2099-01-01', status: 'live' },
    });
    const hours = await makeDocument({
      strapi: app.strapi,
      uid: 'api::time-profile.time-profile',
      data: {
        name: 'Always weekend',
        weekdays: '00:00-24:00 weekend',
        saturday: '00:00-24:00 weekend',
        sunday: '00:00-24:00 weekend',
      },
    });
    await app
      .knex('rate_cards')
      .where({ id })
      .update({ time_profile_id: hours.id, rounding_mode: 'down', rounding_decimals: 0 });
    const outcome = await rerate();
    expect(outcome?.applied?.total).toMatchObject({ records: 8, changed: 0 });
    expect(await everything()).toEqual(before);
    const kept = await app.knex('billing.version_terms').select('time_profile_id');
    expect(kept).toEqual([{ time_profile_id: null }]);
  });
});

describe('the day on which a version begins', () => {
  const dayOf = async (moment: string) =>
    (await app.knex.raw('select billing.bureau_day(?)::text as day', [moment])).rows[0].day;

  it('is the bureau’s: in summer an hour before it is the database’s', async () => {
    expect(await dayOf('2026-07-14T22:59:59Z')).toBe('2026-07-14');
    expect(await dayOf('2026-07-14T23:00:00Z')).toBe('2026-07-15');
    expect(await dayOf('2026-01-14T23:59:59Z')).toBe('2026-01-14');
  });

  it('decides whose hours are kept when a card gets others', async () => {
    const zoneOf = async (zone: string) => {
      await app.knex('bureau_settings').update({ time_zone: zone });
      return dayOf(new Date().toISOString());
    };
    const { time_zone: home } = await app.knex('bureau_settings').first('time_zone');
    // Whatever the hour, it is a day later in the one than in the other.
    const late = await zoneOf('Etc/GMT+12');
    const early = await zoneOf('Pacific/Kiritimati');
    expect(early > late).toBe(true);
    const { id } = await app.knex('rate_cards').where({ kind: 'sell' }).first('id');
    const version = { rate_card_id: id, valid_from: early, status: 'live', document_id: 'today' };
    const [made] = await app.knex('rate_card_versions').insert(version, ['id']);
    const keptAfter = async (zone: string, decimals: number) => {
      await zoneOf(zone);
      await app.knex('rate_cards').where({ id }).update({ rounding_decimals: decimals });
      return app.knex('billing.version_terms').where({ version_id: made.id });
    };
    try {
      expect(await keptAfter('Etc/GMT+12', 3)).toEqual([]);
      expect(await keptAfter('Pacific/Kiritimati', 4)).toMatchObject([{ rounding_decimals: 3 }]);
    } finally {
      await app.knex('bureau_settings').update({ time_zone: home });
      await app.knex('rate_card_versions').where({ id: made.id }).delete();
    }
  });
});

describe('a billed call that a bundle covered in part', () => {
  const adjustments = async () =>
    (
      await app.knex.raw(
        'select sell_micro::int as sell from billing.usage_adjustments order by id',
      )
    ).rows.map(({ sell }: { sell: number }) => sell);

  it('is put right by what was charged beside the bundle, and by nothing when asked again', async () => {
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::allowance.allowance',
      data: {
        product: bureau.product.documentId,
        name: 'Ten mobile minutes',
        unit: 'minutes',
        quantity: 10,
        bandGroups: 'uk-mobile',
      },
    });
    await billOn(app, bureau, '2026-06-10');
    await billOn(app, bureau, '2026-07-10');
    const { rows } = await app.knex.raw(
      `select sum(d.quantity)::int as seconds, sum(d.covered_micro)::int as micro
       from billing.allowance_draws d join billing.run_items i using (run_id, customer_id, bill_date)
       where i.status = 'issued' and d.customer_id = ?`,
      [bureau.customer.id],
    );
    // 3,601 seconds at 6p a minute, ten minutes of them covered.
    expect(rows).toEqual([{ seconds: 600, micro: 600_000 }]);
    await app.knex('rates').where({ destination: 'UK mobile' }).update({ peak: 0.12 });
    await rerate();
    // Twice the price of the 3,001 seconds beside the bundle: as much again as was charged.
    expect(await adjustments()).toEqual([3_001_000]);
    await rerate();
    expect(await adjustments()).toEqual([3_001_000]);
    await app.knex('rates').where({ destination: 'UK mobile' }).update({ peak: 0.06 });
    await rerate();
    expect(await adjustments()).toEqual([3_001_000, -3_001_000]);
  });
});
