import { attack, findingsOf, type Tried } from './attack';
import { type Battlefield, openBattlefield } from './battlefield';
import type { Caller } from './callers/caller';
import { anonymous, forgedPanelCallers, lookingCallers, panelCallers } from './callers/panel';
import { restCallers } from './callers/rest';
import { doorsFor, honestProbe, type OpenDoor, probesAt } from './plan';
import { probesOnFiles } from './probes/on-files';
import type { Target } from './probes/routes';
import { describeFindings } from './report';
import { findDifferences } from './verdict/difference';

let field: Battlefield;
/** Who tries, by what he comes with. */
const callers = new Map<string, Caller[]>();

beforeAll(async () => {
  field = await openBattlefield();
  const { app } = field;
  callers.set('nothing', [anonymous]);
  callers.set('a login of the panel', await panelCallers(app));
  callers.set('a key of REST', await restCallers(app));
  callers.set('the eyes of somebody else', await lookingCallers(app));
  callers.set('a forged header', await forgedPanelCallers(app));
});
afterAll(() => field?.close());

const isOpen = ({ answer: { status } }: Tried): boolean => ![401, 403, 405].includes(status ?? 0);

/** Who gets through which doors, for the tests after the first. */
const opened = new Map<Caller, Target[]>();

/** Knocks at every door, and tries everything at those that open. */
const tryAll = async (caller: Caller): Promise<Tried[]> => {
  const doors = doorsFor(field, caller);
  const honest = doors.map((door) => honestProbe(caller, door));
  const knocks = await attack(field, caller, honest);
  const open = doors.flatMap((door, index): OpenDoor[] => {
    const knock = knocks[index];
    return knock && isOpen(knock) ? [{ door, answered: knock.answer.body }] : [];
  });
  opened.set(
    caller,
    open.map(({ door }) => door),
  );
  return [...knocks, ...(await attack(field, caller, probesAt(field, caller, open)))];
};

let tries = 0;

it.each([
  'nothing',
  'a login of the panel',
  'a key of REST',
  'the eyes of somebody else',
  'a forged header',
])(
  'nobody gets at what is not his, by any route of the running server, with %s',
  async (what) => {
    const tried: Tried[] = [];
    for (const caller of callers.get(what) ?? []) tried.push(...(await tryAll(caller)));
    expect(describeFindings(findingsOf(tried))).toEqual([]);
    expect(tried.length).toBeGreaterThan(0);
    tries += tried.length;
  },
  300_000,
);

it('every one of them tries some hundred things', () => {
  expect(tries).toBeGreaterThan([...callers.values()].flat().length * 200);
});

it('who acts for a reseller gets his own: it is no empty world in which nothing is found', () => {
  const routes = (name: string) =>
    [...opened].filter(([caller]) => caller.name === name).flatMap(([, doors]) => doors);
  for (const name of [
    "North's owner",
    "North's key",
    "a partner's key",
    'staff who look as North',
  ]) {
    const ours = routes(name).filter(({ path }) => /^\/(reseller-access\/my|api\/v1)\//.test(path));
    expect({ name, open: ours.length > 3 }).toEqual({ name, open: true });
  }
});

it('files lie out of reach', async () => {
  const stored = field.world.rows.flatMap(({ cells }) => {
    const path = cells.get('storage_path');
    return path ? [String(path.value)] : [];
  });
  const tried = await attack(field, anonymous, probesOnFiles(stored));
  expect(describeFindings(findingsOf(tried))).toEqual([]);
});

it('answers stay as they are when another reseller comes', async () => {
  const readers = [...opened].map(([caller, targets]) => ({ caller, targets }));
  expect(describeFindings(await findDifferences(field, readers))).toEqual([]);
}, 300_000);
