import { actRoutes } from '../../plugins/bill-run/server/src/routes/acts';
import { billDayRoutes } from '../../plugins/bill-run/server/src/routes/bill-days';
import { checkRoutes } from '../../plugins/bill-run/server/src/routes/checks';
import { correctionRoutes } from '../../plugins/bill-run/server/src/routes/corrections';
import { creditCheckRoutes } from '../../plugins/bill-run/server/src/routes/credit-checks';
import { nextChargeRoutes } from '../../plugins/bill-run/server/src/routes/next-charges';
import { priceRiseRoutes } from '../../plugins/bill-run/server/src/routes/price-rises';
import { runRoutes } from '../../plugins/bill-run/server/src/routes/runs';
import { serviceRoutes } from '../../plugins/bill-run/server/src/routes/services';
import { memberOf } from '../reseller-access/rest/callers';
import { type Method, fillPath } from '../reseller-access/routes';
import { adminLogin, bootStrapi, makeDocument, roleLogin, type TestApp } from '../support';
import { billOn, makeBilledCustomer, makeBureau } from './bureau';

/*
 * Every route of bill runs, checks, corrections and charges, from outside: who may not is refused, what is not there is
 * said not to be, and a body that makes no sense is answered by what is wrong with it. Never by an error of ours.
 */
const ROUTES = [
  ...runRoutes,
  ...checkRoutes,
  ...correctionRoutes,
  ...actRoutes,
  ...billDayRoutes,
  ...serviceRoutes,
  ...priceRiseRoutes,
  ...nextChargeRoutes,
  ...creditCheckRoutes,
].map(({ method, path }) => ({ method: method.toLowerCase() as Method, path }));

const WRITES = ROUTES.filter(({ method }) => method !== 'get');

type Headers = Record<string, string>;
type Body = Record<string, unknown>;

let app: TestApp;
let staff: Headers;
let ids: Record<string, string>;
let line: number;

beforeAll(async () => {
  app = await bootStrapi();
  staff = (await adminLogin(app)).headers;
  const bureau = await makeBureau(app);
  const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });
  await billOn(app, bureau, '2026-01-15');
  const run = await billOn(app, bureau, '2026-02-15', { autoIssue: false });
  const { strapi, knex } = app;
  const rise = await makeDocument({
    strapi,
    uid: 'api::price-rise.price-rise',
    data: {
      ...{ name: 'Spring', product: bureau.product.documentId, amount: 1 },
      ...{ effectiveDate: '2026-09-01', noticeDays: 30, noticeText: 'It costs more.' },
    },
  });
  const documentOf = async (table: string, where: object) =>
    (await knex(table).where(where).first('document_id')).document_id as string;
  const issued = { customer_id: customer.id, status: 'issued' };
  const bill = await knex('invoices').where(issued).first('id', 'document_id');
  line = (await knex('invoice_lines').where({ invoice_id: bill.id }).first('id')).id;
  ids = {
    runs: run.documentId,
    checks: await documentOf('invoices', { customer_id: customer.id, status: 'draft' }),
    invoices: bill.document_id,
    customers: customer.documentId,
    parked: customer.documentId,
    resellers: bureau.reseller.documentId,
    services: await documentOf('subscriptions', { customer_id: customer.id }),
    'price-rises': rise.documentId,
  };
});
afterAll(() => app.destroy());

/** The route about something that is there, or (`fill`) about something else. */
const address = (path: string, fill?: string): string =>
  `/bill-run${fillPath(path, (name) => fill ?? (name === 'day' ? '15' : (ids[path.split('/')[1] ?? ''] ?? '1')))}`;

const ask = (
  { method, path }: { method: Method; path: string },
  { headers = staff, body, fill }: { headers?: Headers; body?: unknown; fill?: string } = {},
) => {
  const request = app.request[method](address(path, fill)).set(headers);
  return body === undefined ? request : request.send(body as object);
};

/** What each route that takes a body takes. */
const bodies = (): Record<string, Body> => {
  const correction = {
    requestId: 'request-1',
    reason: 'Why',
    lines: [{ id: line, netPence: 100 }],
  };
  const move = {
    selection: { customers: [ids.customers] },
    toDay: 20,
    bridge: 'part',
    reason: 'r',
  };
  const act = {
    act: { kind: 'change', from: '2026-03-01', quantity: 2, price: '9.50' },
    reason: 'r',
  };
  const charge = {
    description: 'Visit',
    netPence: 500,
    vatTreatment: 'standard',
    reason: 'Agreed',
  };
  const tier = { tierCode: 'advanced', validFrom: '2027-01-01' };
  return {
    '/runs': { runDate: '2026-01-15', resellerDocumentId: ids.resellers, autoIssue: false },
    '/runs/:documentId/approve': { customers: [ids.customers] },
    '/runs/:documentId/unapprove': { reseller: ids.resellers },
    '/checks/:documentId/comments': { body: 'Looks right' },
    '/checks/:documentId/amendments': { kind: 'add', ...charge },
    '/invoices/:documentId/credit/preview': correction,
    '/invoices/:documentId/credit': correction,
    '/invoices/:documentId/reissue/preview': correction,
    '/invoices/:documentId/reissue': correction,
    '/invoices/:documentId/send-copy': { requestId: 'request-1', to: 'a@example.com' },
    '/resellers/:documentId/tier/preview': tier,
    '/resellers/:documentId/tier': tier,
    '/resellers/:documentId/acts': {
      ...{ service: 'ad-hoc-training', requestId: 'request-1', actedOn: '2026-01-10', quantity: 1 },
      ...{ customerDocumentId: ids.customers, note: 'In their office', quotedPence: 100 },
    },
    '/acts/:id/waive': { reason: 'Goodwill' },
    '/acts/:id/quote': { quotedPence: 5_000, reason: 'As agreed' },
    '/calendar/preview': move,
    '/calendar/move': move,
    '/services/:documentId/preview': act,
    '/services/:documentId/act': act,
    '/customers/:documentId/next-bill-charges': { requestId: 'request-1', ...charge },
    '/customers/:documentId/credit-checks': {
      ...{ requestId: 'request-1', checkedOn: '2026-01-10' },
      ...{ provider: 'Northgate', result: 'passed' },
    },
    '/customers/:documentId/credit-checks/:id/take-back': { reason: 'Wrong customer' },
  };
};

type Answer = { status: number; body: { error?: { message?: string; details?: Body } } };
const told = ({ status, body }: Answer) => ({ status, code: body.error?.details?.code });

describe('the routes of bill runs and corrections', () => {
  it('are closed to who is not logged in, to people of resellers, and to staff without the permission', async () => {
    const { id } = await app.knex('resellers').first('id');
    const member = (await memberOf(app, id)).headers;
    const nobody = (await roleLogin({ app, role: { name: 'Nothing', permissions: [] } })).headers;
    const wrong: unknown[] = [];
    for (const route of ROUTES) {
      const answers = [
        (await ask(route, { headers: {} })).status,
        (await ask(route, { headers: member })).status,
        (await ask(route, { headers: nobody })).status,
      ];
      if (answers.join() !== '401,403,403') wrong.push([route, answers]);
    }
    expect(wrong).toEqual([]);
    expect(ROUTES.length).toBeGreaterThan(55);
  });

  it('let staff who only read see everything and change nothing', async () => {
    const permissions = ['runs', 'invoices', 'acts', 'credit-checks'].map((name) => ({
      action: `plugin::bill-run.${name}.read`,
    }));
    const { headers } = await roleLogin({ app, role: { name: 'Reads', permissions } });
    const wrong: unknown[] = [];
    for (const route of ROUTES) {
      const { status } = await ask(route, { headers });
      const isRight = route.method === 'get' ? status === 200 || status === 400 : status === 403;
      if (!isRight) wrong.push([route, status]);
    }
    expect(wrong).toEqual([]);
  });

  it('say what is not there, whatever stands in the path', async () => {
    const wrong: unknown[] = [];
    const all = bodies();
    for (const [index, route] of ROUTES.filter(({ path }) => path.includes(':')).entries()) {
      // Every third by what no text of the database can hold.
      const fill = index % 3 === 0 ? '%00' : 'nothing';
      const answer = await ask(route, { fill, body: all[route.path] });
      const isRight = [400, 404].includes(answer.status) && Boolean(told(answer).code);
      if (!isRight) wrong.push([route, fill, told(answer)]);
    }
    expect(wrong).toEqual([]);
  });

  it('show a list or say why not, whatever is asked of them', async () => {
    const wrong: unknown[] = [];
    const odd =
      '?page=-1&pageSize=1e9&search=%00%25&status=x&filter=x&sort=x&month=x&date=2026-01-15';
    for (const { method, path } of ROUTES.filter((route) => route.method === 'get')) {
      const answer = await app.request[method](`${address(path)}${odd}`).set(staff);
      if (answer.status !== 200 && !told(answer).code) wrong.push([path, told(answer)]);
    }
    expect(wrong).toEqual([]);
  });

  const ODD_VALUES = ['a\0b', []];

  /** The body with each of its values, also in what it holds, left out or made odd. */
  const spoiled = (body: Body): Body[] =>
    Object.entries(body).flatMap(([name, value]) => {
      const inside =
        value !== null && typeof value === 'object'
          ? spoiled(value as Body).map((part) =>
              Array.isArray(value) ? Object.values(part) : part,
            )
          : [];
      return [...ODD_VALUES, ...inside].map((odd) => ({ ...body, [name]: odd }));
    });

  it('never fail of a body that makes no sense', async () => {
    const wrong: unknown[] = [];
    // A preview reads what its act reads.
    for (const route of WRITES.filter(({ path }) => !path.endsWith('/preview'))) {
      const body = bodies()[route.path];
      for (const odd of [[], [1], ...(body ? [{}, ...spoiled(body)] : [])]) {
        const answer = await ask(route, { body: odd });
        const isTold = answer.status < 300 || Boolean(told(answer).code);
        if (answer.status >= 500 || !isTold) wrong.push([route.path, odd, told(answer)]);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  const NUL = 'a\0b';
  it.each<[string, Body | unknown[], string, string | undefined]>([
    ['/runs', { runDate: '2026-01-15', autoIssue: 'yes' }, 'request-invalid', 'autoIssue'],
    ['/runs', { runDate: 5 }, 'run-date-invalid', 'runDate'],
    ['/runs/:documentId/issue', { only: 'aproved' }, 'request-invalid', 'only'],
    ['/runs/:documentId/issue', [], 'request-invalid', undefined],
    ['/runs/:documentId/approve', {}, 'request-invalid', undefined],
    ['/runs/:documentId/unapprove', { all: 'yes' }, 'request-invalid', undefined],
    ['/checks/:documentId/comments', { body: ' ' }, 'request-invalid', 'body'],
    ['/checks/:documentId/comments', { body: NUL }, 'wrong-form', undefined],
    [
      '/checks/:documentId/amendments',
      { kind: 'add', netPence: 1.5 },
      'request-invalid',
      'description',
    ],
    ['/invoices/:documentId/credit', { reason: 'No request' }, 'request-invalid', 'requestId'],
    ['/invoices/:documentId/credit', { requestId: 'request-1' }, 'reason-missing', 'reason'],
    ['/invoices/:documentId/reissue', { reason: 'No request' }, 'request-invalid', 'requestId'],
    [
      '/invoices/:documentId/send-copy',
      { requestId: 'request-1', to: 'x' },
      'request-invalid',
      'to',
    ],
    ['/resellers/:documentId/tier', { tierCode: 'gold' }, 'request-invalid', 'validFrom'],
    ['/resellers/:documentId/acts', { service: '' }, 'request-invalid', 'service'],
    ['/calendar/move', { selection: { customers: ['x'] }, toDay: 32 }, 'request-invalid', 'toDay'],
    [
      '/services/:documentId/act',
      { act: { kind: 'cease', from: '2026-02-30' } },
      'request-invalid',
      'from',
    ],
    [
      '/customers/:documentId/next-bill-charges',
      { requestId: 'request-1', description: 'Visit', netPence: 0 },
      'request-invalid',
      'netPence',
    ],
    [
      '/customers/:documentId/credit-checks',
      { requestId: 'request-1', checkedOn: '2026-01-10', provider: 'Northgate' },
      'request-invalid',
      'result',
    ],
  ])('answer %s with %j: 400, the field and what to do', async (path, body, code, field) => {
    const answer = await ask({ method: 'post', path }, { body });
    expect({ ...told(answer), field: answer.body.error.details.field }).toEqual({
      ...{ status: 400, code, field },
    });
    expect(answer.body.error.message.length).toBeGreaterThan(20);
  });
});
