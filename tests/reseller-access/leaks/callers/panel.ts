import { adminLogin, type AdminSession, makeDocument, type TestApp } from '../../../support';
import { resellerLogin } from '../../reseller-login';
import { HOUSES, type House } from '../world/houses';
import type { Caller } from './caller';
import { forge } from './rest';

type Member = { house: 'North' | 'East'; role?: string; state?: string };

const join = async (app: TestApp, session: AdminSession, { house, role, state }: Member) =>
  makeDocument({
    strapi: app.strapi,
    uid: 'api::reseller-membership.reseller-membership',
    data: {
      user: session.id,
      reseller: HOUSES[house].id,
      role: role ?? 'owner',
      state: state ?? 'active',
    },
  });

const member = async (app: TestApp, name: string, as: Member, knows = true): Promise<Caller> => {
  const session = await resellerLogin(app);
  await join(app, session, as);
  return { name, headers: session.headers, knower: knows ? { reseller: as.house } : {} };
};

/** People who log in to the panel, each with the one role that resellers get. */
export const panelCallers = async (app: TestApp): Promise<Caller[]> => {
  const stranger = await resellerLogin(app);
  return [
    {
      ...(await member(app, "North's owner", { house: 'North', role: 'owner' })),
      isThorough: true,
    },
    await member(app, "North's billing clerk", { house: 'North', role: 'billing' }),
    await member(app, "North's sales person", { house: 'North', role: 'sales-read-only' }),
    await member(app, "a partner's owner", { house: 'East', role: 'owner' }),
    await member(app, 'somebody who left North', { house: 'North', state: 'revoked' }, false),
    { name: 'a panel user without a reseller', headers: stranger.headers, knower: {} },
  ];
};

/** A look of staff as a reseller. */
const startLook = async ({ knex }: TestApp, staff: AdminSession, house: House): Promise<string> => {
  const [session] = await knex('billing.view_as_sessions')
    .insert({
      user_id: staff.id,
      user_name: 'Staff',
      reseller_id: house.id,
      reason: 'He called',
      expires_at: new Date(Date.now() + 600_000),
    })
    .returning('id');
  return session.id;
};

/** Staff who look as a reseller, and a reseller who got hold of such a look. */
export const lookingCallers = async (app: TestApp): Promise<Caller[]> => {
  const staff = await adminLogin(app);
  const thief = await member(app, 'a thief', { house: 'North' });
  const looking = async (headers: Caller['headers'], house: House) => ({
    ...headers,
    'X-View-As': await startLook(app, staff, house),
  });
  return [
    {
      name: 'staff who look as North',
      headers: await looking(staff.headers, HOUSES.North),
      knower: { reseller: 'North' },
      // Elsewhere the header means nothing, and he is staff.
      only: /^\/(reseller-access\/my|api\/v1)\//,
    },
    {
      name: "North's owner with a stolen look at South",
      headers: await looking(thief.headers, HOUSES.South),
      knower: {},
    },
  ];
};

/** Tokens of the panel that nobody gave out. */
export const forgedPanelCallers = async (app: TestApp): Promise<Caller[]> => {
  const { headers } = await adminLogin(app);
  return [
    { name: "staff's token, signed by somebody", headers: forge(headers, 'HS256'), knower: {} },
    { name: "staff's token, not signed", headers: forge(headers, 'none'), knower: {} },
  ];
};

/** Whatever an administrator can tick for a role. */
const everything = async ({ strapi }: TestApp): Promise<Record<string, unknown>[]> => {
  const found: Record<string, unknown>[] = await strapi.db
    .query('admin::permission')
    .findMany({ where: { role: { code: 'strapi-super-admin' } } });
  return found.map(({ action, subject, properties, conditions, actionParameters }) => ({
    action,
    subject,
    properties,
    conditions,
    actionParameters,
  }));
};

/**
 * The worst that an administrator can do by ticking boxes: all permissions there are for the role of resellers. It is
 * then the role of all of them.
 */
export const callerWithAllPermissions = async (app: TestApp): Promise<Caller> => {
  const caller = await member(app, "North's owner, whose role may do everything", {
    house: 'North',
  });
  const role = await app.strapi.db
    .query('admin::role')
    .findOne({ where: { code: 'billwright-reseller' } });
  await app.strapi.service('admin::role').assignPermissions(role.id, await everything(app));
  return caller;
};

/** Staff, who may see all. To show that there is something to be seen. */
export const staffCaller = async (app: TestApp): Promise<Caller> => {
  const { headers } = await adminLogin(app);
  return { name: 'staff', headers, knower: {} };
};

/** Nobody. */
export const anonymous: Caller = { name: 'anonymous', headers: {}, knower: {} };

type Engine = { generateUserAbility: (user: { id: number }) => Promise<unknown> };

/**
 * Works out once what a user's roles allow, not for each of thousands of requests: with all permissions there are it is
 * most of the work. To be called when roles change no more. Gives what takes it back: the engine belongs to the process
 * and not to this application, and the next file's users have the same ids.
 */
export const rememberAbilities = ({ strapi }: TestApp): (() => void) => {
  const { engine } = strapi.service('admin::permission') as unknown as { engine: Engine };
  const generate = engine.generateUserAbility;
  const known = new Map<number, Promise<unknown>>();
  engine.generateUserAbility = (user) => {
    const ability = known.get(user.id) ?? generate.call(engine, user);
    known.set(user.id, ability);
    return ability;
  };
  return () => {
    engine.generateUserAbility = generate;
  };
};
