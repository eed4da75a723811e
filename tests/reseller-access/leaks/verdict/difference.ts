import { as, type Finding } from '../attack';
import type { Battlefield } from '../battlefield';
import { type Caller, sidesOf } from '../callers/caller';
import type { Probe } from '../probes/probe';
import { fill, type Target } from '../probes/routes';
import { plantNewcomer } from '../world/plant';

/** When somebody was seen or a key used: no planted row is of today. */
const JUST_NOW = new RegExp(`${new Date().toISOString().slice(0, 8)}\\d\\dT[0-9:.]+Z`, 'g');

/** An answer without its headers, which hold the time and numbers of their own. */
const bodyOf = async (field: Battlefield, caller: Caller, probe: Probe): Promise<string> => {
  const { status, body } = await field.client.send(as(caller, probe.request));
  return `${status} ${body.replaceAll(JUST_NOW, 'just now')}`;
};

const answersOf = async (
  field: Battlefield,
  caller: Caller,
  probes: readonly Probe[],
): Promise<string[]> => {
  const answers: string[] = [];
  for (const probe of probes) answers.push(await bodyOf(field, caller, probe));
  return answers;
};

/** What an honest client reads on these routes, as himself. */
const readsOf = (caller: Caller, targets: readonly Target[]): Probe[] =>
  targets
    .filter(({ method }) => method === 'GET')
    .map(({ route, method, path }) => ({
      technique: 'another reseller came',
      route,
      request: { method, path: fill(path, sidesOf(caller).own.documentId) },
    }));

type Reader = { caller: Caller; targets: readonly Target[] };

/**
 * Looks whether answers change when one more reseller comes, with rows in every table: whatever tells of others tells
 * of him, be it a count, an order or a number of pages, also where no marker shows. The newcomer stays. Answers that
 * change by themselves say nothing and are left out.
 */
export const findDifferences = async (
  field: Battlefield,
  readers: readonly Reader[],
): Promise<Finding[]> => {
  const before = [];
  // Once before: that he came is written down, and others of his house can see it.
  for (const { caller, targets } of readers)
    await answersOf(field, caller, readsOf(caller, targets));
  for (const { caller, targets } of readers) {
    const probes = readsOf(caller, targets);
    const first = await answersOf(field, caller, probes);
    const second = await answersOf(field, caller, probes);
    before.push({ caller, probes, first, second });
  }
  await plantNewcomer(field.app.knex, field.world.tables);
  const findings: Finding[] = [];
  for (const { caller, probes, first, second } of before) {
    const after = await answersOf(field, caller, probes);
    probes.forEach((probe, index) => {
      if (first[index] !== second[index] || first[index] === after[index]) return;
      findings.push({ caller: caller.name, probe, what: 'answers otherwise since then' });
    });
  }
  return findings;
};
