import type { Battlefield } from './battlefield';
import { type Caller, sidesOf } from './callers/caller';
import { probesOnAnyRoute } from './probes/on-any-route';
import { probesOnContentManager, valuesIn } from './probes/on-content-manager';
import { probesOnRest } from './probes/on-rest';
import type { Probe } from './probes/probe';
import { fill, listModels, listTargets, type Model, type Target } from './probes/routes';

/**
 * Routes that are not called where they would be let through, and why. With the wall up they are called like all
 * others.
 */
const HARMFUL: [RegExp, string][] = [
  [
    /^(POST|PUT) \/upload\/(folders|actions\/bulk-move)/,
    'never answer when the database refuses: yup 0.32 loses the error (the scope ends it after a minute)',
  ],
  [/^(POST|PUT|DELETE) \/content-type-builder\//, 'write schemas into the checkout'],
  [/^POST \/upload\/actions\/upload-from-urls$/, 'fetches from the network'],
];

/** Types of content that stand for all others where each is tried: ours, and of Strapi's those that hold people's data. */
const WORTH_IT =
  /^api::|^admin::(user|api-token)$|^plugin::(upload\.file|users-permissions\.user)$/;

/** Two of the types, where a door is closed whatever the type. */
const ONE_OF_A_KIND = /^api::(customer\.customer|bureau-setting\.bureau-setting)$/;

const modelsOf = (field: Battlefield, pattern: RegExp): Model[] =>
  listModels(field.app).filter(({ uid }) => pattern.test(uid));

const isFor = ({ only }: Caller, { path }: Target): boolean => !only || only.test(path);

/** One request to each route, as an honest client would send it: is there a door that opens? */
export const doorsFor = (field: Battlefield, caller: Caller): Target[] =>
  listTargets(field.app, modelsOf(field, ONE_OF_A_KIND)).filter((target) => isFor(caller, target));

/** What a plan of attack is made from, for one caller. */
const settingOf = (field: Battlefield, caller: Caller) => ({
  ...sidesOf(caller),
  isThorough: caller.isThorough ?? false,
  models: listModels(field.app),
  valueOf: valuesIn(field.world.rows, columnsOf(field)),
});

const probesIn = (
  field: Battlefield,
  setting: ReturnType<typeof settingOf>,
  target: Target,
  answered: string,
): Probe[] => {
  const { model } = target;
  const special = probesOnContentManager(target, setting);
  if (special.length > 0) return special;
  // Routes about the type itself, not about its documents: any type will do.
  if (model && !ONE_OF_A_KIND.test(model.uid)) return [];
  return [
    ...probesOnAnyRoute(target, setting.own, setting.other),
    ...(setting.isThorough ? probesOnRest(field.world, target, setting.other, answered) : []),
  ];
};

/** A door, and what was answered to an honest request there. */
export type OpenDoor = { door: Target; answered: string };

/** Everything that can be tried at doors that are open. */
export const probesAt = (
  field: Battlefield,
  caller: Caller,
  doors: readonly OpenDoor[],
): Probe[] => {
  const setting = settingOf(field, caller);
  return doors.flatMap(({ door, answered }) => probesIn(field, setting, door, answered));
};

/** The honest request to a route. */
export const honestProbe = (caller: Caller, { route, method, path }: Target): Probe => ({
  technique: 'knock',
  route,
  request: {
    method,
    path: fill(path, sidesOf(caller).own.documentId),
    body: method === 'GET' ? undefined : {},
  },
});

/** Everything that can be tried on every route, for each type of content. */
export const allProbes = (field: Battlefield, caller: Caller): Probe[] => {
  const setting = settingOf(field, caller);
  return listTargets(field.app, modelsOf(field, WORTH_IT))
    .filter((target) => isFor(caller, target))
    .filter(({ route }) => !HARMFUL.some(([pattern]) => pattern.test(route)))
    .flatMap((target) => probesIn(field, setting, target, ''));
};

type Attribute = { columnName?: string };

/** The column behind an attribute. */
const columnsOf =
  ({ app }: Battlefield) =>
  (uid: string, attribute: string): string => {
    const attributes = app.strapi.db.metadata.get(uid).attributes as Record<string, Attribute>;
    return attributes[attribute]?.columnName ?? attribute;
  };
