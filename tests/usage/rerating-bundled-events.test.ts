import { importUsageFile } from '../../plugins/bill-run/server/src/usage';
import { applyRerating } from '../../plugins/bill-run/server/src/usage/rerating/control-rerating';
import { runRerating } from '../../plugins/bill-run/server/src/usage/rerating/run-rerating';
import { startRerating } from '../../plugins/bill-run/server/src/usage/rerating/start-rerating';
import { billOn } from '../bill-run/bureau';
import { bootStrapi, makeDocument, type TestApp } from '../support';
import { type Bureau, CLI, type Folder, makeBureau, makeFolder, receive } from './bureau';

const actor = { kind: 'admin', id: '1', name: 'Priya Shah' };

/** Events with a fee of their own, of which a bundle covered some. */
describe('a billed record of events that a bundle covered in part', () => {
  let app: TestApp;
  let folder: Folder;
  let bureau: Bureau;

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    bureau = await makeBureau(app);
    const version = await app.knex('rate_card_versions').orderBy('id', 'desc').first();
    const make = (uid: string, data: Record<string, unknown>) =>
      makeDocument({ strapi: app.strapi, uid, data });
    await make('api::event-rate.event-rate', {
      ...{ version: version.document_id, kind: 'other', eventType: 'fax-page', name: 'Fax pages' },
      ...{ band: 'fax', price: 0.01, blockSize: 1, blockUnit: 'each', connection: 0.05 },
    });
    await make('api::usage-source.usage-source', {
      ...{ name: 'Our PBX', code: 'pbx', format: 'json-events' },
    });
    await make('api::allowance.allowance', {
      ...{ product: bureau.product.documentId, name: 'Five pages', unit: 'units', quantity: 5 },
    });
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  const rerate = async () => {
    const selection = { from: '2026-06-01', to: '2026-06-30' };
    const started = await startRerating(app, { selection, reason: 'to be sure', actor });
    if (!started.ok) throw new Error(started.error.message);
    const { documentId } = started.value;
    const reratingId = Number(started.value.id);
    await runRerating(app, { reratingId });
    await applyRerating(app, { documentId, actor });
    await runRerating(app, { reratingId });
  };
  const adjustments = async () => {
    const rows = await app.knex('billing.usage_adjustments').orderBy('id').select('sell_micro');
    return rows.map(({ sell_micro: sell }) => Number(sell));
  };

  it('stays as it was charged while its price is the same', async () => {
    const pages = { type: 'event', eventType: 'fax-page', unit: 'page', quantity: 10 };
    const event = JSON.stringify({
      ...{ from: CLI, price: 0.001, start: '2026-06-15T09:00:00Z' },
      ...pages,
    });
    const fileId = await receive(app, folder, [event], { source: 'pbx', fileName: 'events.json' });
    expect(await importUsageFile(app, { fileId })).toBe('imported');
    await billOn(app, bureau, '2026-06-10');
    await billOn(app, bureau, '2026-07-10');
    const draws = await app.knex('billing.allowance_draws').select('quantity', 'covered_micro');
    // Ten pages and the fee are 15p, of which half was covered.
    expect(draws).toMatchObject([{ quantity: '5', covered_micro: '75000' }]);
    await rerate();
    expect(await adjustments()).toEqual([]);
    await app.knex('event_rates').update({ price: 0.02 });
    await rerate();
    // 25p, of which half would have been covered: five pence more beside the bundle.
    expect(await adjustments()).toEqual([50_000]);
  });
});
