import {
  adminLogin,
  type AdminSession,
  bootStrapi,
  makeDocument,
  makeReseller,
  type TestApp,
} from '../../support';
import { resellerLogin } from '../reseller-login';

let app: TestApp;
let staff: AdminSession;
let url: string;
let reseller: { id: number; documentId: string };

beforeAll(async () => {
  app = await bootStrapi();
  staff = await adminLogin(app);
  reseller = await makeReseller({ strapi: app.strapi, name: 'North', code: 'NORTH' });
  url = `/reseller-access/resellers/${reseller.documentId}`;
});
afterAll(() => app.destroy());

const person = { firstname: 'Ana', role: 'owner' };

it('staff get the link to hand over, once, and it works', async () => {
  const shown = await app.request.get(url).set(staff.headers).expect(200);
  expect(shown.body.data.mailHeldBecause).toMatch(/^No mail server is set\./);
  const answer = await app.request
    .post(`${url}/people/invite`)
    .set(staff.headers)
    .send({ ...person, email: 'ana@north.example' })
    .expect(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  const { mail, mailProblem, link } = answer.body.meta;
  expect(mail).toBe('held');
  expect(mailProblem).toMatch(/^No mail server is set\./);
  const token = /\/admin\/auth\/register\?registrationToken=([0-9a-f]{64})$/.exec(link)?.[1];
  expect(token).toBeDefined();
  const people = await app.request.get(`${url}/people`).set(staff.headers).expect(200);
  expect(JSON.stringify(people.body)).not.toContain(token);
  await app.request
    .post('/admin/register')
    .send({
      registrationToken: token,
      userInfo: { firstname: 'Ana', lastname: 'Neil', password: 'Correct-horse-1' },
    })
    .expect(200);
});

it('a reseller is told so, and gets no link', async () => {
  const owner = await resellerLogin(app);
  await makeDocument({
    strapi: app.strapi,
    uid: 'api::reseller-membership.reseller-membership',
    data: { user: owner.id, reseller: reseller.id, role: 'owner' },
  });
  const { body } = await app.request
    .post('/reseller-access/my/people/invite')
    .set(owner.headers)
    .send({ ...person, email: 'bob@north.example' })
    .expect(200);
  expect(body.meta).toMatchObject({ outcome: 'invited', mail: 'held', link: null });
});
