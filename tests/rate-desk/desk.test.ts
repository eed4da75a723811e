import { readFileSync } from 'node:fs';
import path from 'node:path';

import {
  adminLogin,
  type AdminSession,
  bootStrapi,
  makeDocument,
  makeRateCard,
  makeReseller,
  type Made,
  roleLogin,
  type TestApp,
} from '../support';

const DECK = path.join(__dirname, 'decks', 'az-deck.csv');

const rate = (prefix: string, peakMicro: number, more: object = {}) => ({
  prefix,
  destination: `Place ${prefix}`,
  bandGroup: 'band-one',
  connectionMicro: 0,
  peakMicro,
  offPeakMicro: peakMicro,
  weekendMicro: peakMicro,
  minimumMicro: 0,
  firstIncrementS: 1,
  nextIncrementS: 1,
  capMicro: null,
  capSeconds: null,
  ...more,
});

/** What staff do to rate cards, through HTTP as the panel does it. */
describe('the rate desk of staff', () => {
  let app: TestApp;
  let staff: AdminSession;
  let reseller: Made;
  let live: { card: Made; version: Made };

  beforeAll(async () => {
    app = await bootStrapi();
    staff = await adminLogin(app);
    reseller = await makeReseller({ strapi: app.strapi });
    live = await makeRateCard({
      strapi: app.strapi,
      name: 'Business calls',
      rates: [
        { prefix: '44', destination: 'UK landline', band: 'uk-geographic', peak: 0.012 },
        { prefix: '447', destination: 'UK mobile', band: 'uk-mobile', peak: 0.06 },
        { prefix: '118', destination: 'Directory', band: 'directory', connection: 2 },
      ],
    });
  });
  afterAll(() => app.destroy());

  const get = (url: string, session = staff) =>
    app.request.get(`/bill-run/rate-desk${url}`).set(session.headers);
  const post = (url: string, body: object = {}, session = staff) =>
    app.request.post(`/bill-run/rate-desk${url}`).set(session.headers).send(body);

  const newVersion = async (validFrom: string, copyOf: string | null = live.version.documentId) => {
    const made = await post(`/cards/${live.card.documentId}/versions`, { validFrom, copyOf });
    expect(made.status).toBe(201);
    return made.body.data;
  };

  it('lists cards with the version that holds and what comes next, and shows one with its users', async () => {
    await app.strapi.documents('api::reseller.reseller' as never).update({
      documentId: reseller.documentId,
      data: { sellCard: live.card.documentId } as never,
    });
    const list = await get('/cards?search=business');
    expect(list.status).toBe(200);
    expect(list.body.results).toMatchObject([
      {
        name: 'Business calls',
        kind: 'sell',
        reseller: null,
        current: { validFrom: '2026-01-01', rates: 3 },
        next: null,
        drafts: 0,
        usedBy: { resellers: 1, customers: 0, services: 0, suppliers: 0 },
      },
    ]);
    const card = await get(`/cards/${live.card.documentId}`);
    expect(card.body.data.users).toMatchObject([{ kind: 'resellers', name: reseller.name }]);
    expect(card.body.data.versions).toMatchObject([{ stand: 'current', validTo: null, rates: 3 }]);
  });

  it('keeps settings of a card, and shows which band each hour of its hours is in', async () => {
    const profile = await makeDocument({
      strapi: app.strapi,
      uid: 'api::time-profile.time-profile',
      data: {
        name: 'Nights',
        weekdays: '00:00-06:00 off-peak, 06:00-24:00 peak',
        saturday: '00:00-24:00 weekend',
        sunday: '00:00-24:00 weekend',
      },
    });
    const hours = (await get('/hours')).body.data;
    expect(hours[0].documentId).toBe('');
    const nights = hours.find(({ documentId }: Made) => documentId === profile.documentId);
    expect(hours[0].week[0].slice(6, 8)).toEqual(['off-peak', 'peak']);
    expect(nights.week[0].slice(5, 7)).toEqual(['off-peak', 'peak']);
    expect(nights.week[7][12]).toBe('peak');
    const settings = {
      roundingMode: 'half-up',
      roundingDecimals: 3,
      isSplitAtBandChange: true,
      hours: profile.documentId,
    };
    const saved = await app.request
      .put(`/bill-run/rate-desk/cards/${live.card.documentId}`)
      .set(staff.headers)
      .send(settings);
    expect(saved.body.data).toMatchObject({ name: 'Business calls', settings });
  });

  it('says which prefix prices a number, and finds places', async () => {
    const url = `/versions/${live.version.documentId}/rates`;
    const byNumber = await get(`${url}?search=07700 900123`);
    expect(byNumber.body.matched).toBe('447');
    expect(byNumber.body.results.map((one: { prefix: string }) => one.prefix)).toEqual([
      '44',
      '447',
    ]);
    expect((await get(`${url}?search=118500`)).body.matched).toBe('118');
    expect((await get(`${url}?search=mobile`)).body.results).toMatchObject([
      { prefix: '447', peakMicro: 60_000, capMicro: null },
    ]);
  });

  it('does not let a live version be changed', async () => {
    const url = `/versions/${live.version.documentId}/changes`;
    const refused = await post(url, { kind: 'edit', rates: [rate('44', 1)] });
    expect(refused.status).toBe(409);
    expect(refused.body.error.details.code).toBe('version-not-draft');
  });

  it('does not let a live version be changed in the Content Manager either', async () => {
    const types = '/content-manager/collection-types';
    const { documentId } = live.version;
    const [stored] = await app.knex('rates').where({ version_id: live.version.id, prefix: '44' });
    const send = (method: 'put' | 'delete' | 'post', url: string, body = {}) =>
      app.request[method](`${types}/${url}`).set(staff.headers).send(body);
    const refused = await Promise.all([
      send('put', `api::rate.rate/${stored.document_id}`, { peak: 1 }),
      send('delete', `api::rate.rate/${stored.document_id}`),
      send('post', 'api::rate.rate', {
        version: { connect: [{ documentId }] },
        prefix: '49',
        destination: 'Germany',
        band: 'band-one',
        peak: 1,
        offPeak: 1,
        weekend: 1,
      }),
      send('put', `api::rate-card-version.rate-card-version/${documentId}`, { state: 'draft' }),
      send('delete', `api::rate-card-version.rate-card-version/${documentId}`),
    ]);
    expect(refused.map(({ status, body }) => [status, body.error?.details.code])).toEqual(
      refused.map(() => [409, 'version-not-draft']),
    );
    const noted = await send('put', `api::rate-card-version.rate-card-version/${documentId}`, {
      note: 'As agreed in May',
    });
    expect(noted.status).toBe(200);
  });

  it('changes, adds and removes rates of a draft, and takes back the last change, whole', async () => {
    const draft = await newVersion('2027-01-01');
    const url = `/versions/${draft.documentId}`;
    const before = (await get(`${url}/rates`)).body.results;
    const changed = await post(`${url}/changes`, {
      kind: 'paste',
      rates: [rate('447', 70_000), rate('49', 20_000), before[1]],
      removed: ['118', '999'],
    });
    expect(changed.body.data).toEqual({ added: 1, changed: 1, removed: 1 });
    const again = await post(`${url}/changes`, { kind: 'paste', rates: [rate('447', 70_000)] });
    expect(again.body.data).toEqual({ added: 0, changed: 0, removed: 0 });

    const detail = (await get(url)).body.data;
    expect(detail.changes).toMatchObject([{ kind: 'paste', added: 1, changed: 1, removed: 1 }]);
    const undone = await post(`${url}/undo`, { change: detail.undoable });
    expect(undone.body.data).toEqual({ added: 1, changed: 1, removed: 1 });
    expect((await get(`${url}/rates`)).body.results).toEqual(before);
    const twice = await post(`${url}/undo`, { change: detail.undoable });
    expect(twice.body.error.details.code).toBe('change-not-last');
    const audit = await app.knex('billing.audit_log').where({ document_id: draft.documentId });
    expect(audit.map(({ after }) => JSON.parse(after).ratesChanged?.by)).toEqual(
      expect.arrayContaining(['paste', 'undo']),
    );
  });

  it('refuses what is no rate, and writes nothing of it', async () => {
    const draft = await newVersion('2027-02-01', null);
    const url = `/versions/${draft.documentId}`;
    const refuse = async (rates: object[], field: string) => {
      const answer = await post(`${url}/changes`, { kind: 'edit', rates });
      expect(answer.status).toBe(400);
      expect(answer.body.error.details.field).toBe(field);
    };
    await refuse([rate('44', 1), rate('44', 2)], 'rates.1.prefix');
    await refuse([rate('44', 1), rate('45', 1, { bandGroup: 'No Band' })], 'rates.1.bandGroup');
    await refuse([rate('44', 1, { capMicro: 5 })], 'rates.0.capSeconds');
    await refuse([rate('+44', 1)], 'rates.0.prefix');
    expect((await get(`${url}/rates`)).body.pagination.total).toBe(0);
  });

  it('raises prices once, however often it is asked with one key', async () => {
    const draft = await newVersion('2027-03-01');
    const url = `/versions/${draft.documentId}`;
    const body = {
      uplift: {
        by: { kind: 'percent', basisPoints: 1_000 },
        prices: ['minutes'],
        rounding: { mode: 'half-up', precisionMicro: 100 },
      },
      search: 'mobile',
      key: 'one-rise-only',
    };
    const preview = await post(`${url}/uplift`, { ...body, isPreview: true });
    expect(preview.body.data.difference.counts).toMatchObject({ dearer: 1, unchanged: 0 });
    for (let time = 0; time < 2; time += 1) {
      const done = await post(`${url}/uplift`, { ...body, isPreview: false });
      expect(done.body.data.changed).toEqual({ added: 0, changed: 1, removed: 0 });
    }
    const rates = (await get(`${url}/rates?search=447`)).body.results;
    expect(rates.at(-1)).toMatchObject({ prefix: '447', peakMicro: 66_000 });
  });

  it('reads a carrier’s deck by mapping, shows the difference, and makes a version of it, once', async () => {
    const made = await app.request
      .post(`/bill-run/rate-desk/cards/${live.card.documentId}/imports`)
      .set(staff.headers)
      .attach('file', DECK);
    expect(made.status).toBe(201);
    const { documentId, mapping, rows, isMappingRemembered } = made.body.data;
    expect({ rows, isMappingRemembered }).toEqual({ rows: 34, isMappingRemembered: false });
    expect(mapping).toMatchObject({
      columns: {
        destination: 'Destination',
        prefix: 'Prefix',
        firstInterval: 'First Interval',
        nextInterval: 'Sub Interval',
        rate: 'Rate',
        effective: 'Start Date',
        ends: 'End Date',
        status: 'Status',
      },
      dateFormat: 'YYYY-MM-DD HH:mm:ss',
      decimalMark: '.',
      microPerUnit: 1_000_000,
    });

    const read = await post(`/imports/${documentId}/read`, { mapping, validFrom: '2027-04-01' });
    expect(read.body.data).toMatchObject({
      // 34 rows: one blocked, one without a price, one there twice; lists and ranges add 2, 1 and 1. One begins
      // later, one has ended.
      rates: 33,
      errors: 2,
      skipped: 1,
      rounded: 1,
      notHolding: 2,
    });
    expect(read.body.data.firstErrors).toMatchObject([
      { row: 24, code: 'bad-price', field: 'Rate' },
      { row: 35, code: 'duplicate-prefix' },
    ]);
    const csv = await post(`/imports/${documentId}/errors.csv`, {
      mapping,
      validFrom: '2027-04-01',
    });
    expect(csv.text).toContain('Latvia - Special | 37190');

    const target = { kind: 'new', validFrom: '2027-04-01', note: '' };
    const body = { mapping, mode: 'replace', target };
    const difference = await post(`/imports/${documentId}/difference`, body);
    expect(difference.body.data.counts).toEqual({
      new: 31,
      gone: 1,
      dearer: 1,
      cheaper: 1,
      other: 0,
      unchanged: 0,
    });
    const applied = await post(`/imports/${documentId}/apply`, body);
    expect(applied.body.data).toMatchObject({ added: 33, changed: 0, removed: 0 });
    expect((await post(`/imports/${documentId}/apply`, body)).body.error.details.code).toBe(
      'import-applied',
    );
    const version = (await get(`/versions/${applied.body.data.version}`)).body.data;
    expect(version).toMatchObject({ state: 'draft', rates: 33, note: 'az-deck.csv' });

    const next = await post(`/cards/${live.card.documentId}/imports`, {
      text: readFileSync(DECK, 'utf8'),
    });
    expect(next.body.data.isMappingRemembered).toBe(true);
  });

  it('takes a list in euro at the rate that staff entered, says so, and refuses one in two currencies', async () => {
    const send = async (rows: string[]) => {
      const text = ['Destination,Prefix,Rate,Currency', ...rows].join('\n');
      return (await post(`/cards/${live.card.documentId}/imports`, { text })).body.data;
    };
    const exchange = { microPoundsPerUnit: 841_200, date: '2026-11-03' };
    const target = { kind: 'new', validFrom: '2027-04-20', note: '' };

    const mixed = await send(['France,33,0.0123,EUR', 'USA,1,0.01,USD', 'Spain,34,0.02,EUR']);
    expect(mixed.mapping).toMatchObject({ currency: 'EUR', exchange: null });
    const url = `/imports/${mixed.documentId}`;
    const unsaid = await post(`${url}/read`, { mapping: mixed.mapping, validFrom: '2027-04-20' });
    expect(unsaid.body.error.details).toMatchObject({ code: 'bad-mapping', field: 'exchange' });
    const mapping = { ...mixed.mapping, exchange };
    const read = await post(`${url}/read`, { mapping, validFrom: '2027-04-20' });
    expect(read.body.data).toMatchObject({ rates: 2, inOtherCurrency: 1 });
    for (const door of ['difference', 'apply']) {
      const refused = await post(`${url}/${door}`, { mapping, mode: 'merge', target });
      expect(refused.body.error.details.code).toBe('mixed-currencies');
      expect(refused.body.error.message).toContain('not in EUR: 3.');
    }

    const { documentId } = await send(['France,33,0.0123,EUR', 'Spain,34,0.02,EUR']);
    const body = { mapping, mode: 'merge', target };
    const difference = await post(`/imports/${documentId}/difference`, body);
    expect(difference.body.data.exchange).toEqual({ currency: 'EUR', ...exchange });
    const applied = await post(`/imports/${documentId}/apply`, body);
    const version = (await get(`/versions/${applied.body.data.version}`)).body.data;
    expect(version.changes[0]).toMatchObject({
      kind: 'import',
      exchange: { currency: 'EUR', ...exchange },
    });
    const rates = (await get(`/versions/${version.documentId}/rates?search=33`)).body.results;
    expect(rates).toMatchObject([{ prefix: '33', peakMicro: 10_347 }]);
    const against = await get(
      `/versions/${version.documentId}/difference?against=${live.version.documentId}`,
    );
    expect(against.body.data.exchange).toMatchObject({ microPoundsPerUnit: 841_200 });
    // The currency is remembered, its rate of exchange is not: it is of its day.
    const next = await send(['Italy,39,0.01,EUR']);
    expect(next).toMatchObject({
      isMappingRemembered: true,
      mapping: { currency: 'EUR', exchange: null },
    });
  });

  it('exports what comes back without a difference', async () => {
    const draft = await newVersion('2027-05-01');
    const url = `/versions/${draft.documentId}`;
    await post(`${url}/changes`, {
      kind: 'edit',
      rates: [
        rate('=118', 1, { connectionMicro: 1_234_567, destination: 'A "quoted", place' }),
        rate('4484', 50_000, { capMicro: 250_000, capSeconds: 3600, minimumMicro: 10_000 }),
      ],
    });
    const { text } = await get(`${url}/rates.csv`);
    const made = await post(`/cards/${live.card.documentId}/imports`, {
      text,
      version: draft.documentId,
    });
    const { documentId, mapping } = made.body.data;
    const difference = await post(`/imports/${documentId}/difference`, {
      mapping,
      mode: 'replace',
      target: { kind: 'draft', version: draft.documentId },
    });
    expect(difference.body.data.counts).toEqual({
      new: 0,
      gone: 0,
      dearer: 0,
      cheaper: 0,
      other: 0,
      unchanged: 5,
    });
  });

  it('reads pasted rows without a header into a draft', async () => {
    const draft = await newVersion('2027-06-01', null);
    const made = await post(`/cards/${live.card.documentId}/imports`, {
      text: '4420\tLondon\t0.0123\n33\tFrance\t0.05\n',
      version: draft.documentId,
    });
    const { documentId, mapping, header } = made.body.data;
    expect(header).toEqual(['A', 'B', 'C']);
    expect(mapping.columns).toEqual({ prefix: 'A', destination: 'B', rate: 'C' });
    const applied = await post(`/imports/${documentId}/apply`, {
      mapping,
      mode: 'merge',
      target: { kind: 'draft', version: draft.documentId },
    });
    expect(applied.body.data).toMatchObject({ added: 2 });
    expect((await get(`/versions/${draft.documentId}/rates`)).body.results).toMatchObject([
      { prefix: '33', bandGroup: 'france', weekendMicro: 50_000 },
      { prefix: '4420', peakMicro: 12_300 },
    ]);
  });

  it('checks a version against buy prices and makes it live; blockers keep it from that', async () => {
    const buy = await makeRateCard({
      strapi: app.strapi,
      kind: 'buy',
      rates: [{ prefix: '447', destination: 'UK mobile', band: 'uk-mobile', peak: 0.09 }],
    });
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::supplier.supplier',
      data: { name: 'Carrier', code: 'carrier', buyCard: buy.card.documentId },
    });
    const draft = await newVersion('2027-07-01');
    const { checks } = (await get(`/versions/${draft.documentId}/checks`)).body.data;
    expect(checks).toMatchObject([
      {
        code: 'below-buy',
        level: 'warning',
        count: 1,
        examples: [{ prefix: '447', durationS: 600, sellMicro: 600_000, buyMicro: 900_000 }],
      },
    ]);
    const made = await post(`/versions/${draft.documentId}/live`);
    expect(made.body.data).toMatchObject({ state: 'live', stand: 'coming' });
    expect((await post(`/versions/${draft.documentId}/draft`)).body.data.state).toBe('draft');

    const empty = await newVersion('2027-08-01', null);
    const blocked = await post(`/versions/${empty.documentId}/live`);
    expect(blocked.status).toBe(409);
    expect(blocked.body.error.details.code).toBe('version-blocked');
  });

  it('prices bands, messages and data of a draft, which are copied with it', async () => {
    const draft = await newVersion('2028-01-01');
    const url = `/versions/${draft.documentId}/extras`;
    const band = {
      band: 'uk-mobile',
      peakMicro: 30_000,
      offPeakMicro: 20_000,
      weekendMicro: 10_000,
      connectionMicro: 0,
      firstIncrementS: 60,
      nextIncrementS: 1,
      serviceCode: '',
    };
    const event = {
      kind: 'sms',
      eventType: null,
      prefix: null,
      name: 'Text message',
      band: 'sms',
      priceMicro: 40_000,
      blockSize: 1,
      blockUnit: 'each',
      blockRounding: 'up',
    };
    await post(url, { kind: 'band', documentId: null, band });
    const saved = await post(url, { kind: 'event', documentId: null, event });
    expect(saved.body.data).toMatchObject({
      bands: [{ band: 'uk-mobile', peakMicro: 30_000, serviceCode: null }],
      events: [{ name: 'Text message', priceMicro: 40_000 }],
    });
    const [{ documentId }] = saved.body.data.bands;
    await post(url, { kind: 'band', documentId, band: { ...band, peakMicro: 31_000 } });
    const wrong = await post(url, {
      kind: 'event',
      documentId: null,
      event: { ...event, kind: 'data' },
    });
    expect(wrong.body.error.details.code).toBe('unit-of-data');
    const copy = await newVersion('2028-02-01', draft.documentId);
    expect((await get(`/versions/${copy.documentId}/extras`)).body.data).toMatchObject({
      bands: [{ peakMicro: 31_000 }],
      events: [{ name: 'Text message' }],
    });
    const removed = await post(`${url}/remove`, { kind: 'band', documentId });
    expect(removed.body.data.bands).toEqual([]);
    const ofLive = await post(`/versions/${live.version.documentId}/extras`, {
      kind: 'band',
      documentId: null,
      band,
    });
    expect(ofLive.status).toBe(409);
    // What is counted and has no price is held: a price for it changes nothing that was billed. A second one would.
    const onLive = `/versions/${live.version.documentId}/extras`;
    const filled = await post(onLive, { kind: 'event', documentId: null, event });
    expect(filled.body.data.events).toMatchObject([{ name: 'Text message' }]);
    const toFrance = { ...event, prefix: '33', name: 'Text to France' };
    const second = await post(onLive, { kind: 'event', documentId: null, event: toFrance });
    expect([second.status, second.body.error.details.code]).toEqual([409, 'event-priced']);
  });

  it('keeps hours that cards use and service charges that have begun as they are', async () => {
    const put = (url: string, body: object) =>
      app.request.put(`/bill-run/rate-desk${url}`).set(staff.headers).send(body);
    const day = (peakFrom: number) =>
      Array.from({ length: 24 }, (_, hour) => (hour >= peakFrom ? 'peak' : 'off-peak'));
    const weekend = Array.from({ length: 24 }, () => 'weekend');
    const hours = { weekdays: day(8), saturday: day(20), sunday: weekend, bankHolidays: weekend };
    const made = await put('/hours', { documentId: null, name: 'From eight', ...hours });
    const own = made.body.data.find(({ name }: { name: string }) => name === 'From eight');
    expect(own).toMatchObject({ isInUse: false });
    expect(own.week[0]).toEqual(day(8));
    const again = { documentId: own.documentId, name: 'From nine', ...hours, weekdays: day(9) };
    expect((await put('/hours', again)).status).toBe(200);
    const { documentId } = live.card;
    await app.strapi.documents('api::rate-card.rate-card' as never).update({
      documentId,
      data: { timeProfile: own.documentId } as never,
    });
    const refused = await put('/hours', again);
    expect([refused.status, refused.body.error.details.code]).toEqual([409, 'hours-in-use']);

    const charge = {
      documentId: null,
      code: 'SC099',
      perMinuteMicro: 58_300,
      perCallMicro: 0,
      firstIncrementS: 1,
      nextIncrementS: 1,
      note: null,
    };
    await put('/service-charges', { ...charge, validFrom: '2020-01-01' });
    const charges = await put('/service-charges', { ...charge, validFrom: '2099-01-01' });
    const ours = charges.body.data.filter(({ code }: { code: string }) => code === 'SC099');
    expect(ours).toMatchObject([
      { validFrom: '2099-01-01', hasBegun: false, perMinuteMicro: 58_300 },
      { validFrom: '2020-01-01', hasBegun: true },
    ]);
    const [coming, begun] = ours.map((row: { documentId: string }) => row.documentId);
    const remove = (id: string) =>
      app.request.delete(`/bill-run/rate-desk/service-charges/${id}`).set(staff.headers);
    expect((await remove(begun)).body.error.details.code).toBe('service-charge-begun');
    expect((await remove(coming)).status).toBe(200);
  });

  it('copies a card to a reseller, as a draft of his own', async () => {
    const copied = await post(`/cards/${live.card.documentId}/copy`, {
      name: 'Business calls of his',
      reseller: reseller.documentId,
      version: live.version.documentId,
      validFrom: '2027-01-01',
    });
    expect(copied.status).toBe(201);
    expect(copied.body.data).toMatchObject({
      reseller: { documentId: reseller.documentId },
      versions: [{ state: 'draft', rates: 3 }],
    });
    const rows = await app.knex('rates').where({ reseller_id: reseller.id });
    expect(rows).toHaveLength(3);
  });

  it('copies how a card prices too: its hours, its rounding, whether calls are split', async () => {
    const hours = { weekdays: '00:00-24:00 peak', saturday: '00:00-24:00 weekend' };
    const profile = await makeDocument({
      strapi: app.strapi,
      uid: 'api::time-profile.time-profile',
      data: { name: 'All day', ...hours, sunday: '00:00-24:00 weekend' },
    });
    const terms = { roundingMode: 'down', roundingDecimals: 0, isSplitAtBandChange: true };
    const { card, version } = await makeRateCard({
      strapi: app.strapi,
      timeProfile: profile.documentId,
      ...terms,
    });
    const copied = await post(`/cards/${card.documentId}/copy`, {
      name: 'All day of his',
      reseller: reseller.documentId,
      version: version.documentId,
      validFrom: '2027-01-01',
    });
    expect(copied.status).toBe(201);
    const row = await app
      .knex('rate_cards')
      .where({ document_id: copied.body.data.documentId })
      .first();
    expect(row).toMatchObject({
      time_profile_id: profile.id,
      rounding_mode: 'down',
      rounding_decimals: 0,
      is_split_at_band_change: true,
    });
  });

  it('deletes a draft with all that hangs on it, and asks for the right permission', async () => {
    const draft = await newVersion('2027-09-01');
    await post(`/versions/${draft.documentId}/changes`, { kind: 'edit', rates: [rate('1', 5)] });
    const deleted = await app.request
      .delete(`/bill-run/rate-desk/versions/${draft.documentId}`)
      .set(staff.headers);
    expect(deleted.status).toBe(200);
    expect((await get(`/versions/${draft.documentId}`)).status).toBe(404);

    const reader = await roleLogin({
      app,
      role: {
        name: 'Reads rates',
        permissions: [{ action: 'plugin::bill-run.rates.read' }],
      } as never,
    });
    expect((await get('/cards', reader)).status).toBe(200);
    expect((await post('/cards', { name: 'Mine' }, reader)).status).toBe(403);
  });
});
