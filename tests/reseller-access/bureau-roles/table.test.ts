import { ownPlugins } from '../../../config/plugins';
import type * as Access from '../../../plugins/reseller-access/server/src/bureau-roles/action-access';
import type * as Content from '../../../plugins/reseller-access/server/src/bureau-roles/content-access';
import type * as Grants from '../../../plugins/reseller-access/server/src/bureau-roles/grants';
import type { BureauRoleKey } from '../../../plugins/reseller-access/server/src/bureau-roles/roles';
import type * as Levels from '../../../plugins/reseller-access/server/src/bureau-roles/levels';
import { bootStrapi, fromDist, type TestApp } from '../../support';

type Action = { actionId: string; subjects?: string[] };

const FOLDER = 'plugins/reseller-access/server/src/bureau-roles';

/** Actions that are no bureau role's, on purpose: and why. */
const FOR_OTHERS: Record<string, string> = {
  'plugin::reseller-access.my.read': 'what a reseller sees of his own; the role Reseller has it',
};

/** What nobody but a super administrator may do, whatever else is added to the tables. */
const NEVER =
  /marketplace|content-type-builder|transfer|webhooks|admin-tokens|users-permissions\.(providers|advanced)/;

let app: TestApp;
let access: typeof Access;
let content: typeof Content;
let levels: typeof Levels;
let actions: Action[];

beforeAll(async () => {
  app = await bootStrapi();
  access = fromDist(`${FOLDER}/action-access`);
  content = fromDist(`${FOLDER}/content-access`);
  levels = fromDist(`${FOLDER}/levels`);
  actions = app.strapi.service('admin::permission').actionProvider.values() as Action[];
});
afterAll(() => app.destroy());

const grantsOf = (key: BureauRoleKey): Grants.Grant[] =>
  fromDist<typeof Grants>(`${FOLDER}/grants`).grantsOf({ strapi: app.strapi, key });

const isOurs = (uid: string): boolean =>
  uid.startsWith('api::') || ownPlugins.some((plugin) => uid.startsWith(`plugin::${plugin}.`));

const contentTypes = (): string[] => Object.keys(app.strapi.contentTypes).filter(isOurs).sort();

const subjectsWith = (key: BureauRoleKey, verb: string): (string | null)[] =>
  grantsOf(key)
    .filter(({ action }) => action === `plugin::content-manager.explorer.${verb}`)
    .map(({ subject }) => subject);

const KEYS: BureauRoleKey[] = ['administrator', 'billing', 'collections', 'support', 'auditor'];

describe('the tables of what the bureau’s roles may do', () => {
  it('have a row for every content type of ours, and for no other', () => {
    expect(Object.keys(content.CONTENT_ACCESS).sort()).toEqual(contentTypes());
  });

  it('have a row for every action of our plugins, and for no other', () => {
    const ours = actions.map(({ actionId }) => actionId).filter(isOurs);
    const named = [...Object.keys(access.OWN_ACTION_ACCESS), ...Object.keys(FOR_OTHERS)];
    expect(named.sort()).toEqual(ours.sort());
  });

  it('leave no action of ours without a role', () => {
    const nobodys = Object.entries(access.OWN_ACTION_ACCESS).filter(([, keys]) => !keys.length);
    expect(nobodys).toEqual([]);
  });

  it.each(KEYS)('give %s only what Strapi knows, with the fields there are', (key) => {
    const senseless = grantsOf(key).filter(({ action, subject, fields }) => {
      const known = actions.find(({ actionId }) => actionId === action);
      const subjects = known?.subjects ?? null;
      const isKnown = subject === null ? subjects === null : subjects?.includes(subject);
      return !known || !isKnown || fields?.length === 0;
    });
    expect(senseless).toEqual([]);
  });

  it('name fields that exist', () => {
    for (const [uid, row] of Object.entries(content.CONTENT_ACCESS)) {
      const { attributes } = app.strapi.contentTypes[uid as never] as { attributes: object };
      const named = row.flatMap((level) => levels.NAMED_FIELDS[level] ?? []);
      expect({ uid, missing: named.filter((field) => !(field in attributes)) }).toEqual({
        uid,
        missing: [],
      });
    }
  });

  it('let administrator and auditor see every content type', () => {
    for (const key of ['administrator', 'auditor'] as const) {
      expect(subjectsWith(key, 'read').sort()).toEqual(contentTypes());
    }
  });

  it('let the auditor change nothing', () => {
    const changes = grantsOf('auditor')
      .map(({ action }) => action)
      .filter((action) => !/\.(read|download|view-as)$/.test(action));
    expect(changes).toEqual([]);
  });

  it('let nobody write what bill runs write, or delete a membership', () => {
    for (const key of KEYS) {
      const written = ['create', 'update', 'delete'].flatMap((verb) => subjectsWith(key, verb));
      expect(written.filter((uid) => /invoice|bill-run/.test(uid ?? ''))).toEqual([]);
      expect(subjectsWith(key, 'delete')).not.toContain(
        'api::reseller-membership.reseller-membership',
      );
    }
  });

  it('leave to super administrators what opens the house', () => {
    for (const key of KEYS) {
      expect(grantsOf(key).filter(({ action }) => NEVER.test(action))).toEqual([]);
    }
  });

  it('leave people, roles and keys to the administrator', () => {
    const keeping = /^admin::(users|roles|api-tokens)\.(create|update|delete|regenerate)$/;
    for (const key of KEYS.filter((other) => other !== 'administrator')) {
      const kept = grantsOf(key).filter(({ action }) => keeping.test(action));
      expect(kept).toEqual([]);
      expect(grantsOf(key).filter(({ action }) => action.includes('api-tokens'))).toEqual([]);
    }
  });
});
