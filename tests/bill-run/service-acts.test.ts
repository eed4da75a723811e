import { adminLogin, type AdminSession, bootStrapi, type TestApp } from '../support';
import { makeBilledCustomer, makeBureau } from './bureau';

/** What is done to services in the panel. */
describe('acts on services', () => {
  let app: TestApp;
  let staff: AdminSession;

  beforeAll(async () => {
    app = await bootStrapi();
    staff = await adminLogin(app);
  });
  afterAll(() => app.destroy());

  it('say of a service that is taken up again which one it follows', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 1 });
    const { document_id: first } = await app
      .knex('subscriptions')
      .where({ customer_id: customer.id })
      .first('document_id');
    const act = async (what: object): Promise<string> => {
      const path = `/bill-run/services/${first}/act`;
      const { body } = await app.request
        .post(path)
        .set(staff.headers)
        .send({ act: what })
        .expect(200);
      return body.data.documentId;
    };
    const read = async (documentId: string) =>
      (await app.request.get(`/bill-run/services/${documentId}`).set(staff.headers).expect(200))
        .body.data;
    await act({ kind: 'cease', from: '2026-03-01', waiveEarlyEnd: false });
    const again = await act({ kind: 'restart', from: '2026-04-01' });
    expect(await read(again)).toMatchObject({ followsDocumentId: first });
    expect(await read(first)).toMatchObject({ followedByDocumentId: again });
  });
});
