import type {
  InviteAnswer,
  ListPeople,
  Person,
} from '../../../plugins/reseller-access/shared/contracts/people';
import type * as Jobs from '../../../src/platform/jobs';
import { adminLogin, type AdminSession, bootStrapi, fromDist, type TestApp } from '../../support';
import { type Arrived, type MailServer, startMailServer } from '../../platform/mail/mail-server';
import { setSender } from '../../platform/mail/outgoing';
import { type House, makeTwoResellers } from '../two-resellers';

const { jobsIdle } = fromDist<typeof Jobs>('src/platform/jobs');

export type Body = Record<string, unknown>;
type Answer = { body: { error?: { details?: { code?: string } } } };

export const PASSWORD = 'Correct-horse-1';
export const MY_PEOPLE = '/reseller-access/my/people';
export const staffPeople = (house: House): string =>
  `/reseller-access/resellers/${house.resellerDocumentId}/people`;

/** The code of a refusal; undefined when it is none. */
export const codeOf = ({ body }: Answer): string | undefined => body.error?.details?.code;

/** The token of a link to the panel's page of registration. */
export const tokenIn = (text = ''): string => /registrationToken=([0-9a-f]+)/.exec(text)?.[1] ?? '';

let counter = 0;
/** Somebody whom nobody knows yet. */
export const somebody = (more: Body = {}): Body => {
  counter += 1;
  return {
    email: `person${counter}@north.example`,
    firstname: 'Ana',
    lastname: "O'Neil-Müller",
    role: 'billing',
    ...more,
  };
};

/** The application with a mail server, two resellers, an administrator, and what is done with people. */
export const openDesk = async () => {
  const mailServer: MailServer = await startMailServer();
  const app: TestApp = await bootStrapi({ worker: 'inline', smtpUrl: mailServer.url });
  await setSender(app);
  const { ours, theirs } = await makeTwoResellers(app);
  const staff: AdminSession = await adminLogin(app);

  const post = (who: AdminSession, url: string, body: Body = {}) =>
    app.request.post(url).set(who.headers).send(body);
  const put = (who: AdminSession, url: string, body: Body) =>
    app.request.put(url).set(who.headers).send(body);
  const invite = (who: AdminSession, url: string, body: Body) => post(who, `${url}/invite`, body);

  const mailsTo = (address: unknown): Arrived[] =>
    mailServer.arrived.filter(({ to }) => to.includes(String(address)));
  /** The newest mail to an address, once all are sent. */
  const mailTo = async (address: unknown): Promise<Arrived> => {
    await jobsIdle({ strapi: app.strapi });
    const mail = mailsTo(address).at(-1);
    if (!mail) throw new Error(`No mail arrived for ${String(address)}.`);
    return mail;
  };
  const tokenFor = async (address: unknown): Promise<string> =>
    tokenIn((await mailTo(address)).email.text);

  const register = (token: string) =>
    app.request.post('/admin/register').send({
      registrationToken: token,
      userInfo: { firstname: 'Ana', lastname: 'Neil', password: PASSWORD },
    });
  const login = async (email: unknown): Promise<AdminSession> => {
    const answer = await app.request.post('/admin/login').send({ email, password: PASSWORD });
    if (answer.status !== 200) throw new Error(`Log-in answered ${answer.status}: ${answer.text}`);
    const { token, user } = answer.body.data;
    return { id: user.id, email: user.email, token, headers: { Authorization: `Bearer ${token}` } };
  };
  /** Invites somebody as staff, follows the link in the mail and logs him in. */
  const join = async (
    house: House,
    more: Body = {},
  ): Promise<AdminSession & { member: string }> => {
    const person = somebody(more);
    const answer = await invite(staff, staffPeople(house), person).expect(200);
    await register(await tokenFor(person.email)).expect(200);
    const { data } = answer.body as InviteAnswer;
    return { ...(await login(person.email)), member: data.membershipId };
  };

  return {
    app,
    ours,
    theirs,
    staff,
    post,
    put,
    invite,
    mailsTo,
    mailTo,
    tokenFor,
    register,
    login,
    join,
    list: async (who: AdminSession, url: string): Promise<Person[]> =>
      ((await app.request.get(url).set(who.headers).expect(200)).body as ListPeople).data,
    myAccess: (who: AdminSession) => app.request.get('/reseller-access/my/access').set(who.headers),
    close: async (): Promise<void> => {
      await app.destroy();
      await mailServer.stop();
    },
  };
};

export type PeopleDesk = Awaited<ReturnType<typeof openDesk>>;
