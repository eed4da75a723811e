import { listWaiting } from '../../plugins/collections/server/src/submissions/list-waiting';
import { bootStrapi, makeCustomer, type Made, type TestApp } from '../support';
import { makeInvoice, makeOriginator, makePayer } from './fixtures';

let app: TestApp;
let originator: Made;

beforeAll(async () => {
  app = await bootStrapi();
});
afterAll(() => app.destroy());
beforeEach(async () => {
  originator = await makeOriginator(app);
});

const waitingFor = async (today: string) => {
  const { waiting } = await listWaiting({ db: app.knex, today });
  return waiting
    .filter(({ originatorId }) => originatorId === originator.id)
    .map(({ inputDate, processingDate, entryDate, items, totalPence }) => [
      `${inputDate} > ${processingDate} > ${entryDate}`,
      items,
      totalPence,
    ]);
};

describe('what waits to be collected', () => {
  it('is grouped by processing day, the working day before the debit', async () => {
    const { customer } = await makePayer(app, { originator });
    await makeInvoice(app, { customer, dueDate: '2026-06-17' });
    await makeInvoice(app, {
      customer,
      dueDate: '2026-06-17',
      net: '0.01',
      vat: '0',
      gross: '0.01',
    });
    await makeInvoice(app, { customer, dueDate: '2026-06-18' });
    expect(await waitingFor('2026-06-01')).toEqual([
      ['2026-06-15 > 2026-06-16 > 2026-06-17', 2, 12_001],
      ['2026-06-16 > 2026-06-17 > 2026-06-18', 1, 12_000],
    ]);
  });

  it.each([
    // Saturday and Sunday move on to Monday.
    ['2026-06-13', '2026-06-11 > 2026-06-12 > 2026-06-15'],
    ['2026-06-14', '2026-06-11 > 2026-06-12 > 2026-06-15'],
    // Easter 2026: Good Friday is 3 April, Monday is 6 April.
    ['2026-04-03', '2026-04-01 > 2026-04-02 > 2026-04-07'],
    ['2026-04-08', '2026-04-02 > 2026-04-07 > 2026-04-08'],
    // Boxing Day 2026 is a Saturday: Monday 28 December is the substitute.
    ['2026-12-28', '2026-12-23 > 2026-12-24 > 2026-12-29'],
    ['2027-01-01', '2026-12-30 > 2026-12-31 > 2027-01-04'],
  ])('due on %s goes %s', async (dueDate, days) => {
    const { customer } = await makePayer(app, { originator });
    await makeInvoice(app, { customer, dueDate });
    expect((await waitingFor('2026-03-02')).map(([shown]) => shown)).toEqual([days]);
  });

  it('moves what is late to the first day still possible, together with what is due then', async () => {
    const { customer } = await makePayer(app, { originator });
    await makeInvoice(app, { customer, dueDate: '2026-06-01' });
    await makeInvoice(app, { customer, dueDate: '2026-06-17' });
    expect(await waitingFor('2026-06-15')).toEqual([
      ['2026-06-15 > 2026-06-16 > 2026-06-17', 2, 24_000],
    ]);
    // On a Saturday nothing can be handed in before Monday.
    expect(await waitingFor('2026-06-20')).toEqual([
      ['2026-06-22 > 2026-06-23 > 2026-06-24', 2, 24_000],
    ]);
  });

  it('leaves out drafts, other ways to pay, and bills of nothing or less', async () => {
    const { customer } = await makePayer(app, { originator });
    await makeInvoice(app, { customer, status: 'draft' });
    await makeInvoice(app, { customer, paymentMethod: 'bank-transfer' });
    await makeInvoice(app, { customer, net: '0', vat: '0', gross: '0' });
    await makeInvoice(app, { customer, net: '-1.00', vat: '0', gross: '-1.00' });
    expect(await waitingFor('2026-06-01')).toEqual([]);
  });
});

describe('what cannot be collected', () => {
  const uncollectable = async (documentId: string) => {
    const { uncollectable: all } = await listWaiting({ db: app.knex, today: '2026-06-01' });
    return all.find(({ invoiceDocumentId }) => invoiceDocumentId === documentId);
  };

  it('tells of a customer without an active mandate', async () => {
    const customer = await makeCustomer({ strapi: app.strapi, name: 'No Mandate Ltd' });
    const { documentId } = await makeInvoice(app, { customer });
    expect(await uncollectable(documentId)).toMatchObject({
      customerName: 'No Mandate Ltd',
      grossPence: 12_000,
      reasonCode: 'no-active-mandate',
      reason: 'No Mandate Ltd has no active mandate. Add one, or change how the customer pays.',
    });
  });

  it('tells what is wrong with a mandate, and collects the others', async () => {
    const bad = await makePayer(app, { originator, accountNumber: '00000000' });
    const good = await makePayer(app, { originator });
    const { documentId } = await makeInvoice(app, { customer: bad.customer });
    await makeInvoice(app, { customer: good.customer });
    expect(await uncollectable(documentId)).toMatchObject({
      reasonCode: 'mandate-invalid',
      reason: expect.stringContaining('an account number has 8 digits, not all zero'),
    });
    expect(await waitingFor('2026-06-01')).toHaveLength(1);
  });
});
