import type { TableAccess } from '../../../../src/platform/tenancy';
import { describeFact, type Facts, mayKnowFact } from '../world/facts';
import { type House, houseOfId } from '../world/houses';
import type { Knower } from '../world/knowledge';
import type { World } from '../world/world';
import type { Answer, Request } from './client';
import { findFacts } from './find-facts';
import type { Change } from './watch-writes';

/** The request as a text, in which what is asked for may be read again. */
const textOf = ({ path, headers = {}, body }: Request): string =>
  [decodeURIComponent(path), ...Object.values(headers), JSON.stringify(body ?? '')].join('\n');

/** What somebody learned from an answer and may not know, in words. What he said himself he knew before. */
export const forbiddenKnowledge = (
  facts: Facts,
  knower: Knower,
  request: Request,
  text: string,
): string[] => {
  const said = new Set(findFacts(facts, textOf(request)).map(({ fact }) => fact));
  return findFacts(facts, text)
    .filter(({ fact }) => !said.has(fact) && !mayKnowFact(knower, fact))
    .map(({ fact, form }) => `tells ${describeFact(fact)} (${form})`);
};

type Row = Record<string, unknown>;

/** What an application writes down about any request: who did what, and what is to be done. */
const ABOUT_REQUESTS = /^(billing\.(audit_log|outbox)|strapi_sessions)$/;

const TENANTS: TableAccess[] = ['tenant-root', 'tenant', 'tenant-through-parent'];

/** The houses that a row points at. */
const housesIn = (row: Row): House[] =>
  Object.entries(row)
    .filter(([column]) => column.endsWith('_id'))
    .flatMap(([, value]) => houseOfId(value) ?? []);

/** Whose row it is: of whom it was planted, or else of the reseller that it names, or of whom it hangs on. */
const ownerOf = (row: Row): House | undefined =>
  houseOfId(row.id) ?? houseOfId(row.reseller_id) ?? housesIn(row)[0];

/** Tables of the bureau whose rows about a reseller are his to change: who works for him. */
const OWN_AFFAIRS = ['reseller_memberships'];

/** What a row tells now and did not tell before. */
const copiedInto = (
  { facts }: World,
  knower: Knower,
  request: Request,
  { before, after }: Change,
): string[] => {
  const learn = (row: Change['after']) =>
    forbiddenKnowledge(facts, knower, request, JSON.stringify(row ?? ''));
  const stood = learn(before);
  return learn(after).filter((what) => !stood.includes(what));
};

const whatWasDone = (world: World, knower: Knower, request: Request, change: Change): string[] => {
  const { table, before, after } = change;
  const isOwn = (house: House) => house.name === knower.reseller;
  const verb = !after ? 'deletes' : before ? 'changes' : 'makes';
  const access = world.tables.find(({ name }) => name === table)?.access;
  const isHis = OWN_AFFAIRS.includes(table) || (access !== undefined && TENANTS.includes(access));
  // Of the bureau's tables what was planted counts; rows that the application makes about the caller do not.
  const owner = before && (isHis ? ownerOf(before) : houseOfId(before.id));
  if (owner && !(isHis && isOwn(owner))) return [`${verb} ${owner.name}'s row of ${table}`];
  const aimed = housesIn(after ?? {}).find((house) => house.mode !== 'none' && !isOwn(house));
  if (aimed) return [`${verb} a row of ${table} that points at ${aimed.name}`];
  return copiedInto(world, knower, request, change).map(
    (what) => `${verb} a row of ${table} that ${what}`,
  );
};

/** What somebody did to rows that are not his, in words. */
export const forbiddenChanges = (
  world: World,
  knower: Knower,
  request: Request,
  changes: readonly Change[],
): string[] =>
  changes
    .filter(({ table, after }) => !(ABOUT_REQUESTS.test(table) && after))
    .flatMap((change) => whatWasDone(world, knower, request, change));

/** An answer without what was asked for, which is echoed, and without its headers, which hold the time. */
export const withoutEcho = ({ status, body }: Answer, echo: string): string =>
  `${status} ${echo ? body.replaceAll(echo, '') : body}`;
