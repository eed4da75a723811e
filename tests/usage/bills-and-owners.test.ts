import { importUsageFile } from '../../plugins/bill-run/server/src/usage';
import { bootStrapi, makeCustomer, makeRateCard, type TestApp } from '../support';
import {
  type Bureau,
  CLI,
  type Folder,
  line,
  makeBureau,
  makeFolder,
  makeService,
  OTHER_CLI,
  receive,
  storedRecords,
  suspenseRows,
  take,
} from './bureau';

/** Whose a call is, by which card it is priced, when it was, and on which bill it comes. */
describe('calls find their service, price, moment and bill', () => {
  let app: TestApp;
  let folder: Folder;
  let bureau: Bureau;

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    bureau = await makeBureau(app);
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  const service = (
    input: { identifier: string; startDate: string; endDate?: string } & Record<string, unknown>,
  ) =>
    makeService({
      strapi: app.strapi,
      customer: bureau.customer,
      product: bureau.product,
      ...input,
    });

  describe('the service', () => {
    it('is the one that had the number on the day of the call', async () => {
      const number = '01614961111';
      const before = await service({
        identifier: '441614961111',
        startDate: '2026-01-01',
        endDate: '2026-06-10',
      });
      const after = await service({
        identifier: number,
        startDate: '2026-06-12',
        customer: bureau.other,
      });
      const on = (localDate: string) => line({ cli: `+44${number.slice(1)}`, localDate });
      const days = ['2026-06-09', '2026-06-10', '2026-06-11', '2026-06-12'];
      const fileId = await take(app, folder, days.map(on));
      expect(
        (await storedRecords(app, fileId)).map((row) => [row.local_date, row.subscription_id]),
      ).toEqual([
        ['2026-06-09', before.id],
        ['2026-06-12', after.id],
      ]);
      expect(await suspenseRows(app, fileId)).toMatchObject([
        { reason: 'unknown-service', message: expect.stringContaining('but not on 2026-06-10') },
        { reason: 'unknown-service' },
      ]);
    });

    it('is found however the number is written', async () => {
      const written = [CLI, `+${CLI}`, `00${CLI}`, `0${CLI.slice(2)}`, '0161 496 0001'];
      const fileId = await take(
        app,
        folder,
        written.map((cli) => line({ cli })),
      );
      const found = (await storedRecords(app, fileId)).map(
        ({ subscription_id }) => subscription_id,
      );
      expect(found).toEqual(written.map(() => bureau.service.id));
    });

    it('is not guessed when two customers have the number', async () => {
      await service({ identifier: '441614962222', startDate: '2026-01-01' });
      await service({
        identifier: '441614962222',
        startDate: '2026-02-01',
        customer: bureau.other,
      });
      const fileId = await take(app, folder, [line({ cli: '+441614962222' })]);
      expect(await suspenseRows(app, fileId)).toMatchObject([
        { reason: 'unknown-service', message: expect.stringContaining('two customers') },
      ]);
    });
  });

  describe('the sell card', () => {
    const card = async (peak: number, validFrom?: string) =>
      makeRateCard({
        strapi: app.strapi,
        validFrom,
        rates: [
          { prefix: '44', destination: 'UK', band: 'uk', peak, offPeak: peak, weekend: peak },
        ],
      });
    const prices = async (fileId: number) =>
      (await storedRecords(app, fileId)).map((row) => row.sell_micro);

    it('is that of the service, else of the customer, else of the reseller', async () => {
      const ofCustomer = (await card(0.2)).card.documentId;
      const ofService = (await card(0.3)).card.documentId;
      const customer = await makeCustomer({
        strapi: app.strapi,
        reseller: bureau.reseller.documentId,
        billingStart: '2026-06-01',
        sellCard: ofCustomer,
      });
      await service({ identifier: '441614963001', startDate: '2026-01-01', customer });
      await service({
        identifier: '441614963002',
        startDate: '2026-01-01',
        customer,
        sellCard: ofService,
      });
      const fileId = await take(app, folder, [
        line({ cli: '+441614963002' }),
        line({ cli: '+441614963001' }),
        line(),
      ]);
      expect(await prices(fileId)).toEqual([300_000, 200_000, 12_000]);
    });

    it('is the version that was live on the day; none of them is no price at all', async () => {
      const { card: made } = await card(0.1, '2026-06-05');
      const later = await makeVersion(made.documentId, { validFrom: '2026-06-15', peak: 0.5 });
      await makeVersion(made.documentId, { validFrom: '2026-06-10', peak: 0.9, status: 'draft' });
      await service({
        identifier: '441614963003',
        startDate: '2026-01-01',
        sellCard: made.documentId,
      });
      const days = ['2026-06-04', '2026-06-05', '2026-06-12', '2026-06-15', '2026-06-16'];
      const fileId = await take(
        app,
        folder,
        days.map((localDate) => line({ cli: '+441614963003', localDate })),
      );
      expect(await prices(fileId)).toEqual([100_000, 100_000, 500_000, 500_000]);
      expect(await suspenseRows(app, fileId)).toMatchObject([
        { line_no: 1, reason: 'no-sell-rate' },
      ]);
      expect(later).toBeGreaterThan(0);
    });

    const makeVersion = async (
      rateCard: string,
      { validFrom, peak, status = 'live' }: { validFrom: string; peak: number; status?: string },
    ): Promise<number> => {
      const { rows } = await app.knex.raw(
        `insert into rate_card_versions (document_id, rate_card_id, valid_from, status, published_at)
         select md5(:validFrom), id, cast(:validFrom as date), :status, now() from rate_cards
         where document_id = :rateCard returning id`,
        { rateCard, validFrom, status },
      );
      await app.knex.raw(
        `insert into rates (document_id, version_id, prefix, destination, band, connection, peak, off_peak, weekend,
           minimum, first_increment, next_increment, published_at)
         values (md5(:key), :id, '44', 'UK', 'uk', 0, :peak, :peak, :peak, 0, 1, 1, now())`,
        { key: `rate${rows[0].id}`, id: rows[0].id, peak },
      );
      return rows[0].id as number;
    };
  });

  const setMaxAge = async (days: number): Promise<void> => {
    const saved = await app.knex('bureau_settings').update({ usage_max_age_days: days });
    if (saved > 0) return;
    await app.knex('bureau_settings').insert({
      document_id: 'settings',
      legal_name: 'Bureau Ltd',
      trading_name: 'Bureau',
      usage_max_age_days: days,
    });
  };

  it('a moment is local time turned into UTC, also when the clocks change', async () => {
    await setMaxAge(400);
    await service({ identifier: '441614964444', startDate: '2025-01-01' });
    const at = (localDate: string, time: string) => {
      const [hours = 0, minutes = 0] = time.split(':').map(Number);
      return line({
        cli: '+441614964444',
        localDate,
        secondsOfDay: hours * 3600 + minutes * 60,
      });
    };
    const fileId = await take(app, folder, [
      at('2026-03-29', '00:59'),
      at('2026-03-29', '01:30'),
      at('2026-03-29', '02:00'),
      at('2025-10-26', '00:30'),
      at('2025-10-26', '01:30'),
      at('2025-10-26', '02:00'),
      at('2026-06-01', '00:30'),
    ]);
    expect((await storedRecords(app, fileId)).map((row) => row.started_at)).toEqual([
      '2026-03-29 00:59:00',
      // A time that the clocks skip, as if they had not yet gone forward.
      '2026-03-29 01:30:00',
      '2026-03-29 01:00:00',
      '2025-10-25 23:30:00',
      // The hour that comes twice, as its first pass.
      '2025-10-26 00:30:00',
      '2025-10-26 02:00:00',
      '2026-05-31 23:30:00',
    ]);
    await setMaxAge(90);
  });

  describe('the bill', () => {
    const billOf = async (
      customer: 'customer' | 'other',
      localDate: string,
      cli = customer === 'other' ? OTHER_CLI : CLI,
    ) => {
      const fileId = await take(app, folder, [line({ cli: `+${cli}`, localDate })]);
      const [record] = await storedRecords(app, fileId);
      return record?.bill_date;
    };
    const moveUsageTo = (customerId: number, date: string) =>
      app
        .knex('billing.customer_cycles')
        .where({ customer_id: customerId })
        .update({ usage_bill_date: date });

    it('is the first bill day after the call, from the anchor', async () => {
      // Billed from 1 June on the 10th, and on the last day of the month.
      expect(await billOf('customer', '2026-05-20')).toBe('2026-06-10');
      expect(await billOf('customer', '2026-06-09')).toBe('2026-06-10');
      expect(await billOf('customer', '2026-06-10')).toBe('2026-07-10');
      expect(await billOf('other', '2026-06-15')).toBe('2026-06-30');
    });

    it('of a late call is the one that is still open', async () => {
      await moveUsageTo(bureau.customer.id, '2026-07-10');
      expect(await billOf('customer', '2026-06-09')).toBe('2026-07-10');
      expect(await billOf('customer', '2026-06-20')).toBe('2026-07-10');
      await moveUsageTo(bureau.customer.id, '2026-06-10');
    });

    it('is never one that a run closes while the file is imported', async () => {
      const fileId = await receive(app, folder, [line({ localDate: '2026-06-05' })]);
      // What a run does: alone, move the open bill on.
      const trx = await app.knex.transaction();
      await trx.raw(`select pg_advisory_xact_lock(hashtext('billing.usage-stamp'))`);
      const importing = importUsageFile(app, { fileId });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await storedRecords(app, fileId)).toEqual([]);
      await trx('billing.customer_cycles')
        .where({ customer_id: bureau.customer.id })
        .update({ usage_bill_date: '2026-07-10' });
      await trx.commit();
      expect(await importing).toBe('imported');
      expect(await storedRecords(app, fileId)).toMatchObject([{ bill_date: '2026-07-10' }]);
      await moveUsageTo(bureau.customer.id, '2026-06-10');
    });
  });
});
