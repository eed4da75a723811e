import { moveBillDay } from '../../plugins/bill-run/server/src/bill-days/move-bill-day';
import { previewMove } from '../../plugins/bill-run/server/src/bill-days/preview-move';
import { billCalendar } from '../../plugins/bill-run/server/src/bill-days/calendar';
import { listDayCustomers } from '../../plugins/bill-run/server/src/bill-days/day-customers';
import { cancelRun } from '../../plugins/bill-run/server/src/runs/control-run';
import { bootStrapi, type Made, type TestApp } from '../support';
import { addCall, billOn, invoicesOf, makeBilledCustomer, makeBureau } from './bureau';

describe('a customer who has been billed moves to another bill day', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await bootStrapi();
  });

  afterAll(() => app.destroy());

  const makeBilled = async () => {
    const bureau = await makeBureau(app);
    const input = { ...bureau, cycleDay: 15, billingStart: '2026-01-15' };
    const customer = await makeBilledCustomer(app, input);
    await billOn(app, bureau, '2026-01-15');
    return { bureau, customer };
  };

  const body = ({ documentId }: Made, toDay: number, bridge: 'part' | 'stretch') => ({
    selection: { customers: [documentId] },
    toDay,
    bridge,
  });

  const move = (customer: Made, toDay: number, bridge: 'part' | 'stretch') =>
    app.strapi.db.transaction(({ trx }) =>
      moveBillDay(app, trx, { ...body(customer, toDay, bridge), movedBy: 'Priya Shah' }),
    );

  const bills = async (bureau: { reseller: Made }) =>
    (await invoicesOf(app.knex, bureau)).map(({ billDate, net }) => [billDate, net]);

  it('by a part period: a short bill, then whole ones', async () => {
    const { bureau, customer } = await makeBilled();
    await addCall(app.knex, { customer, date: '2026-01-20', sellMicro: 1_000_000 });
    await addCall(app.knex, { customer, date: '2026-02-10', sellMicro: 2_000_000 });
    const preview = await previewMove(app, body(customer, 28, 'part'));
    // Charged to 15 Feb. On 28 Jan: 15 to 28 Feb is 13 of the 31 days from 28 Jan, and the call of the 20th.
    expect(preview.moved).toMatchObject([
      {
        nextBillBefore: '2026-02-15',
        nextBillDate: '2026-01-28',
        daysBefore: 31,
        days: 13,
        netBeforePence: 1300,
        netPence: 519,
      },
    ]);
    await move(customer, 28, 'part');
    await billOn(app, bureau, '2026-02-28');
    expect(await bills(bureau)).toEqual([
      ['2026-01-15', '10.00'],
      ['2026-01-28', '5.19'],
      ['2026-02-28', '12.00'],
    ]);
  });

  it('by a stretched period: one long bill, then whole ones', async () => {
    const { bureau, customer } = await makeBilled();
    await addCall(app.knex, { customer, date: '2026-02-20', sellMicro: 1_000_000 });
    await move(customer, 28, 'stretch');
    await billOn(app, bureau, '2026-03-28');
    // 28 Feb: 13 of 31 days, a month, and the call; nothing in between.
    expect(await bills(bureau)).toEqual([
      ['2026-01-15', '10.00'],
      ['2026-02-28', '15.19'],
      ['2026-03-28', '10.00'],
    ]);
    const { rows } = await app.knex.raw(
      `select bridge, from_day, to_day, period_from::text, next_bill_date::text, moved_by
       from billing.bill_day_moves where customer_id = ?`,
      [customer.id],
    );
    expect(rows).toEqual([
      {
        bridge: 'stretch',
        from_day: 15,
        to_day: 28,
        period_from: '2026-01-15',
        next_bill_date: '2026-02-28',
        moved_by: 'Priya Shah',
      },
    ]);
    await expect(
      app.knex('billing.bill_day_moves').where({ customer_id: customer.id }).delete(),
    ).rejects.toThrow('cannot be deleted');
  });

  it('back and forth, to the 31st and an earlier day, without a gap or a day twice', async () => {
    const { bureau, customer } = await makeBilled();
    await move(customer, 31, 'part');
    await move(customer, 5, 'part');
    await billOn(app, bureau, '2026-02-05');
    await move(customer, 31, 'part');
    await billOn(app, bureau, '2026-03-31');
    const { rows } = await app.knex.raw(
      `select l.period_from::text as "from", l.period_to::text as "to" from invoice_lines l
       join invoices v on v.id = l.invoice_id where v.reseller_id = ? order by 1`,
      [bureau.reseller.id],
    );
    // Each line begins where the one before it ended.
    for (const [index, line] of rows.slice(1).entries()) expect(line.from).toBe(rows[index].to);
    expect(rows.at(-1).to).toBe('2026-04-30');
    const periods = await app.knex.raw(
      `select period_from::text as "from", period_to::text as "to" from invoices where reseller_id = ? order by 1`,
      [bureau.reseller.id],
    );
    expect(periods.rows).toEqual([
      { from: '2026-01-15', to: '2026-01-15' },
      { from: '2026-01-15', to: '2026-02-05' },
      { from: '2026-02-05', to: '2026-02-28' },
      { from: '2026-02-28', to: '2026-03-31' },
    ]);
  });

  it('not while his bill is made, and not by editing his record', async () => {
    const { bureau, customer } = await makeBilled();
    const run = await billOn(app, bureau, '2026-02-15', { autoIssue: false });
    const { moves, notMoved } = await move(customer, 20, 'part');
    expect(moves).toEqual([]);
    expect(notMoved).toMatchObject([{ code: 'bill-under-way' }]);
    await cancelRun(app, { documentId: run.documentId, by: 'Priya Shah' });
    await expect(
      app.knex('customers').where({ id: customer.id }).update({ cycle_day: 20 }),
    ).rejects.toThrow('cycle-in-use');
    expect((await move(customer, 20, 'part')).moves).toMatchObject([{ nextBill: '2026-01-20' }]);
    const again = await move(customer, 20, 'part');
    expect(again.notMoved).toMatchObject([{ code: 'same-day' }]);
  });

  it('in bulk, and the calendar follows; a new customer moves as if he had been entered so', async () => {
    const bureau = await makeBureau(app);
    for (let index = 0; index < 3; index += 1) {
      await makeBilledCustomer(app, { ...bureau, cycleDay: 9, billingStart: '2026-01-09' });
    }
    await billOn(app, bureau, '2026-01-09');
    await makeBilledCustomer(app, { ...bureau, cycleDay: 9, billingStart: '2026-01-20' });
    const of = { resellerDocumentId: bureau.reseller.documentId };
    expect((await billCalendar(app.knex, of)).days).toEqual([
      { day: 9, customers: 4, expectedPence: 4000 },
    ]);
    await app.strapi.db.transaction(({ trx }) =>
      moveBillDay(app, trx, {
        selection: { fromDay: 9, count: 4, ...of },
        toDay: 12,
        bridge: 'part',
        movedBy: 'test',
      }),
    );
    const calendar = await billCalendar(app.knex, of);
    expect(calendar.days).toEqual([{ day: 12, customers: 4, expectedPence: 4000 }]);
    const list = await listDayCustomers(app.knex, { ...of, day: 12, page: 1, pageSize: 2 });
    expect(list.total).toBe(4);
    expect(list.results).toHaveLength(2);
    const dates = await app.knex.raw(
      `select next_bill_date::text as date, count(*)::int as n from billing.customer_cycles cy
       join customers c on c.id = cy.customer_id where c.reseller_id = ? group by 1 order by 1`,
      [bureau.reseller.id],
    );
    expect(dates.rows).toEqual([
      { date: '2026-01-12', n: 3 },
      { date: '2026-02-12', n: 1 },
    ]);
  });
});
