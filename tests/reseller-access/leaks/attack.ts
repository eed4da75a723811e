import type { Battlefield } from './battlefield';
import type { Caller } from './callers/caller';
import { familyOf, type Probe } from './probes/probe';
import type { Answer, Request } from './verdict/client';
import { forbiddenChanges, forbiddenKnowledge, withoutEcho } from './verdict/judge';
import { acceptChanges, type Change, readChanges, undoChanges } from './verdict/watch-writes';

/** A leak: who did what, and what came of it. */
export type Finding = { caller: string; probe: Probe; what: string };

/** A probe that was tried. */
export type Tried = { probe: Probe; answer: Answer; findings: Finding[] };

/** A trick and the part of the application in which it worked. */
export const wayOf = ({ technique, route }: Probe): string => `${technique} @ ${familyOf(route)}`;

/** Reads that are under way at the same time. */
const AT_ONCE = 4;

/** The request as this caller sends it. His own headers come last: a forged one does not replace who he is. */
export const as = (caller: Caller, request: Request): Request => ({
  ...request,
  headers: { ...request.headers, ...caller.headers },
});

const judgeAnswer = (
  { world }: Battlefield,
  caller: Caller,
  request: Request,
  answer: Answer,
): string[] =>
  answer.status === undefined
    ? ['gets no answer, and may hold a connection meanwhile']
    : forbiddenKnowledge(world.facts, caller.knower, request, `${answer.headers}\n${answer.body}`);

/** Answers that come of themselves now like this, now like that must not be taken for a difference. */
const ROUNDS = 3;

type Twin = NonNullable<Probe['twin']>;

/** In what a right guess is answered otherwise than a wrong one, if it always is. */
const tellApart = async (
  { client }: Battlefield,
  caller: Caller,
  request: Request,
  twin: Twin,
): Promise<string | undefined> => {
  const [right, wrong] = [new Set<string>(), new Set<string>()];
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = await client.send(as(caller, request));
    const other = await client.send(as(caller, twin.request));
    // With and without what was asked for: it may be echoed, and it may stand in what is his own.
    [withoutEcho(one, ''), withoutEcho(one, twin.echoes[0])].forEach((answer) => right.add(answer));
    [withoutEcho(other, ''), withoutEcho(other, twin.echoes[1])].forEach((answer) =>
      wrong.add(answer),
    );
    if ([...right].some((answer) => wrong.has(answer))) return undefined;
  }
  const [first = '', other = ''] = [[...right][0], [...wrong][0]];
  return `answers a right guess with ${first.slice(0, 60)}, a wrong one with ${other.slice(0, 60)}`;
};

const ask = async (field: Battlefield, caller: Caller, probe: Probe): Promise<Tried> => {
  const { request, twin } = probe;
  const answer = await field.client.send(as(caller, request));
  const told = judgeAnswer(field, caller, request, answer);
  const difference = twin && (await tellApart(field, caller, request, twin));
  if (difference) told.push(difference);
  const findings = told.map((what) => ({ caller: caller.name, probe, what }));
  return { probe, answer, findings };
};

/** What was written since the last time; it is taken back. */
const settle = async ({ app }: Battlefield): Promise<Change[]> => {
  const changes = await readChanges(app.knex);
  if (changes.length > 0) await undoChanges(app.knex, changes);
  return changes;
};

const tryTogether = async (
  field: Battlefield,
  caller: Caller,
  probes: readonly Probe[],
): Promise<Tried[]> => {
  const tried = await Promise.all(probes.map((probe) => ask(field, caller, probe)));
  const changes = await settle(field);
  const [first] = tried;
  if (first) {
    const { probe } = first;
    const done = forbiddenChanges(field.world, caller.knower, probe.request, changes);
    first.findings.push(...done.map((what) => ({ caller: caller.name, probe, what })));
  }
  return tried;
};

/** Probes that may go together: some reads, or one write. */
const inGroups = function* (probes: readonly Probe[]): Generator<Probe[]> {
  let group: Probe[] = [];
  for (const probe of probes) {
    const isRead = probe.request.method === 'GET';
    if (group.length > 0 && (!isRead || group.length === AT_ONCE)) {
      yield group;
      group = [];
    }
    if (isRead) group.push(probe);
    else yield [probe];
  }
  if (group.length > 0) yield group;
};

/**
 * Tries all probes as somebody and takes back what they wrote.
 * @param onceAWay leaves out what would only find again a way that was found.
 */
export const attack = async (
  field: Battlefield,
  caller: Caller,
  probes: readonly Probe[],
  { onceAWay = false }: { onceAWay?: boolean } = {},
): Promise<Tried[]> => {
  const all: Tried[] = [];
  const ways = new Set<string>();
  await acceptChanges(field.app.knex);
  for (const group of inGroups(probes)) {
    const wanted = onceAWay ? group.filter((probe) => !ways.has(wayOf(probe))) : group;
    const tried = await tryTogether(field, caller, wanted);
    all.push(...tried);
    for (const { probe, findings } of tried) if (findings.length > 0) ways.add(wayOf(probe));
  }
  return all;
};

/** All that was found, in the order in which it was tried. */
export const findingsOf = (tried: readonly Tried[]): Finding[] =>
  tried.flatMap(({ findings }) => findings);
