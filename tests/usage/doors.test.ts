import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { receiveEvents } from '../../plugins/bill-run/server/src/usage/events/receive-events';
import { createLineReader } from '../../plugins/bill-run/server/src/usage/sources/line-reader';
import { lookIntoFolders } from '../../plugins/bill-run/server/src/usage/folder/look-into-folder';
import { bootStrapi, makeDocument, type TestApp } from '../support';
import { keyOf } from '../reseller-access/rest/callers';
import { type Bureau, CLI, type Folder, line, makeBureau, makeFolder, OTHER_CLI } from './bureau';

/** The doors by which usage comes in without a person: events over REST, and watched folders. */
describe('doors of usage', () => {
  let app: TestApp;
  let folder: Folder;
  let bureau: Bureau;

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    bureau = await makeBureau(app);
    await app
      .knex('resellers')
      .where({ id: bureau.reseller.id })
      .update({ allow_send_usage: true });
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::event-rate.event-rate',
      data: {
        version: (await app.knex('rate_card_versions').orderBy('id', 'desc').first('document_id'))
          .document_id,
        kind: 'other',
        eventType: 'fax-page',
        name: 'Fax pages',
        band: 'fax',
        price: 0.05,
        blockSize: 1,
        blockUnit: 'each',
      },
    });
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  const today = new Date().toISOString().slice(0, 10);
  const start = `${today}T00:00:00Z`;
  const voice = (id: string, changes: object = {}) => ({
    id,
    type: 'voice',
    from: `+${CLI}`,
    to: '+442079460000',
    start,
    seconds: 60,
    ...changes,
  });

  describe('events of a reseller', () => {
    const send = async (events: object[], headers: Record<string, string> = {}) => {
      const key = await keyOf(app, bureau.reseller.id);
      return app.request
        .post('/api/v1/usage/events')
        .set({ ...key.headers, ...headers })
        .send({ events });
    };

    it('are rated before the answer, each with what became of it', async () => {
      const answer = await send([
        voice('a'),
        voice('b', { from: '+441614969999' }),
        voice('a'),
        { id: 'f', type: 'event', eventType: 'fax-page', quantity: 3, from: CLI, start },
        { id: 'x', type: 'sms', from: CLI, to: '+447700900123', start },
      ]);
      expect(answer.status).toBe(201);
      expect(answer.body.data).toMatchObject({
        received: 5,
        accepted: 2,
        suspended: 2,
        duplicates: 1,
      });
      const told = answer.body.data.events.map(
        ({ id, outcome, reason }: Record<string, string>) => [id, outcome, reason],
      );
      expect(told).toEqual([
        ['a', 'accepted', null],
        ['b', 'suspended', 'unknown-service'],
        ['a', 'duplicate', 'duplicate'],
        ['f', 'accepted', null],
        ['x', 'suspended', 'no-sell-rate'],
      ]);
      const file = await app
        .knex('billing.usage_files')
        .where({ document_id: answer.body.data.id })
        .first();
      expect(file).toMatchObject({
        door: 'events',
        rows_read: '5',
        rows_accepted: '2',
        rows_suspended: '3',
      });
      const records = await app
        .knex('billing.usage_records')
        .where({ file_id: file.id })
        .orderBy('line_no');
      expect(records).toMatchObject([
        { call_type: 'V', record_id: 'a', customer_id: bureau.customer.id },
        { call_type: 'E', quantity: '3', band: 'fax', sell_micro: '150000' },
      ]);
    });

    it('sent again are answered as before, and nothing is taken twice', async () => {
      const key = { 'Idempotency-Key': 'night-1' };
      const first = await send([voice('c')], key);
      const again = await send([voice('c')], key);
      const unnamed = await send([voice('c')]);
      expect(first.body.data).toMatchObject({ accepted: 1, isRepeated: false });
      expect(again.body.data).toEqual({ ...first.body.data, isRepeated: true });
      expect(unnamed.body.data).toEqual(again.body.data);
      const other = await send([voice('d')], key);
      expect(other.status).toBe(409);
      expect(other.body.code).toBe('idempotency-key-reused');
      const inOther = await send([voice('c'), voice('e')]);
      expect(inOther.body.data).toMatchObject({ accepted: 1, duplicates: 1 });
      const records = await app.knex('billing.usage_records').where({ record_id: 'c' });
      expect(records).toHaveLength(1);
    });

    it('two at the same moment are taken once', async () => {
      const answers = await Promise.all([
        send([voice('g')]),
        send([voice('g')]),
        send([voice('g')]),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect(answers.filter(({ body }) => !body.data.isRepeated)).toHaveLength(1);
      expect(await app.knex('billing.usage_records').where({ record_id: 'g' })).toHaveLength(1);
    });

    it('that are none are refused, field by field, and so is who may not send', async () => {
      const wrong = await send([{ ...voice('w'), start: 'yesterday' }]);
      expect(wrong.status).toBe(400);
      expect(wrong.body.code).toBe('invalid-value');
      const reader = await keyOf(app, bureau.reseller.id, ['usage.read']);
      const refused = await app.request
        .post('/api/v1/usage/events')
        .set(reader.headers)
        .send({ events: [voice('r')] });
      expect(refused.status).toBe(403);
    });
  });

  it('knows an event without a price from one that says that it costs nothing', () => {
    const reader = createLineReader({ kind: 'sent-events' }, 'Europe/London');
    if (!reader.ok) throw new Error(reader.error.message);
    const read = (event: object) => {
      const row = reader.value({ line: JSON.stringify(event), lineNo: 1 });
      return row.kind === 'record' && row.record;
    };
    expect(read(voice('a'))).toMatchObject({ salesPriceMicro: 0, isPriceUnknown: true });
    expect(read(voice('a', { price: '0' }))).not.toHaveProperty('isPriceUnknown');
    expect(read(voice('a', { price: 0 }))).not.toHaveProperty('isPriceUnknown');
  });

  it('takes events of the bureau’s own systems by their source, and no others', async () => {
    const input = { events: [voice('own')], receivedBy: 'PBX' };
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::usage-source.usage-source',
      data: { name: 'Our PBX', code: 'pbx', format: 'json-events' },
    });
    const priced = { ...voice('priced', { from: OTHER_CLI }), price: 0.01 };
    const answer = await receiveEvents(app, { ...input, events: [priced], source: 'pbx' });
    expect(answer).toMatchObject({ ok: true, value: { accepted: 1 } });
    const [record] = await app.knex('billing.usage_records').where({ record_id: 'priced' });
    expect(record).toMatchObject({ source: 'pbx', cost_micro: '10000' });
    // As it is set up, its events have prices: one without is held, not given away.
    const unpriced = await receiveEvents(app, { ...input, source: 'pbx' });
    expect(unpriced).toMatchObject({ ok: true, value: { suspended: 1 } });
    const none = await receiveEvents(app, { ...input, events: [], source: 'pbx' });
    expect(none).toMatchObject({ ok: false, error: { code: 'events-missing' } });
    await app.request
      .post('/api/bill-run/usage/events')
      .send({ source: 'pbx', ...input })
      .expect(403);
  });

  describe('a watched folder', () => {
    const inbox = () => path.join(process.env.BILLWRIGHT_STORAGE_DIR ?? '', 'inbox', 'drop');
    const put = (name: string, content: string) => writeFileSync(path.join(inbox(), name), content);
    const look = () => lookIntoFolders({ strapi: app.strapi });

    beforeAll(async () => {
      mkdirSync(inbox(), { recursive: true });
      await makeDocument({
        strapi: app.strapi,
        uid: 'api::usage-source.usage-source',
        data: { name: 'Drop', code: 'drop', format: 'uk-standard-v3', isWatched: true },
      });
    });

    it('gives up a file once it has stopped growing, puts it away, and takes it once', async () => {
      const content = `${line({ localDate: today })}\n`;
      put('calls.csv', content);
      put('half.csv.tmp', content);
      await look();
      expect(existsSync(path.join(inbox(), 'calls.csv'))).toBe(true);
      await look();
      expect(readdirSync(inbox()).sort()).toEqual(['done', 'failed', 'half.csv.tmp']);
      expect(readdirSync(path.join(inbox(), 'done'))).toEqual(['calls.csv']);
      const files = await app.knex('billing.usage_files').where({ source: 'drop' });
      expect(files).toMatchObject([{ door: 'folder', file_name: 'calls.csv', status: 'received' }]);
      // As after a process that died between taking it and putting it away.
      put('calls.csv', content);
      await look();
      await look();
      expect(readdirSync(path.join(inbox(), 'done')).sort()).toEqual([
        'calls-2.csv',
        'calls-2.csv.reason.txt',
        'calls.csv',
      ]);
      expect(await app.knex('billing.usage_files').where({ source: 'drop' })).toHaveLength(1);
    });

    it('keeps a file that grew since, and puts one that is none aside with the reason', async () => {
      put('grows.csv', `${line({ localDate: today })}\n`);
      await look();
      put('grows.csv', `${line({ localDate: today })}\n${line({ localDate: today })}\n`);
      await look();
      expect(existsSync(path.join(inbox(), 'grows.csv'))).toBe(true);
      put('photo.csv', 'no columns at all\n');
      await look();
      await look();
      const why = readFileSync(path.join(inbox(), 'failed', 'photo.csv.reason.txt'), 'utf8');
      expect(why).toContain('not a UK Standard CDR file');
      const [state] = await app.knex('billing.usage_folder_looks');
      expect(state).toMatchObject({ files_taken: '3', files_refused: '1', last_file: 'photo.csv' });
    });
  });
});
