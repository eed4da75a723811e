import type { House } from '../world/houses';
import type { PlantedRow } from '../world/plant';
import { documentBody } from './bodies';
import type { Probe } from './probe';
import type { Attribute, Model, Target } from './routes';

/** What stands in the row of a house, by attribute. */
export type Valued = (model: Model, attribute: string, house: House) => string | undefined;

const ALIKE = ['updatedBy', 'localizations'];

type Setting = { own: House; other: House; models: readonly Model[]; valueOf: Valued };

/** Relations of a model; of those that every model has, who made it stands for all. */
const relationsOf = ({ attributes }: Model): [string, Attribute][] =>
  Object.entries(attributes).filter(
    ([name, { type, target }]) =>
      type === 'relation' && target !== undefined && !ALIKE.includes(name),
  );

const texts = ({ attributes }: Model): string[] =>
  Object.entries(attributes)
    .filter(([, { type }]) => ['string', 'text', 'email', 'password'].includes(type))
    .map(([name]) => name);

const deepPopulate = (model: Model, models: readonly Model[]): string =>
  relationsOf(model)
    .flatMap(([name, { target }]) => {
      const next = models.find(({ uid }) => uid === target);
      const below = next ? relationsOf(next).map(([field]) => field) : [];
      return [
        `populate[${name}]=true`,
        ...below.map((field) => `populate[${name}][populate][${field}]=true`),
      ];
    })
    .join('&');

/** Two filters of which one is true of a hidden row and the other of none. */
const filterPairs = (
  { route, method, path }: Target,
  model: Model,
  { other, models, valueOf }: Setting,
): Probe[] => {
  const pair = (technique: string, where: string, value: string): Probe => {
    const wrong = [...value].reverse().join('') + 'k';
    const request = (text: string) => ({
      method,
      path: `${path}?${where}=${encodeURIComponent(text)}`,
    });
    return {
      technique,
      route,
      request: request(value),
      twin: { request: request(wrong), echoes: [value, wrong] },
    };
  };
  const ownFields = texts(model).flatMap((field) => {
    const value = valueOf(model, field, other);
    return value
      ? [pair('guess by a filter', `filters[${field}][$startsWith]`, value.slice(0, 9))]
      : [];
  });
  const related = relationsOf(model).flatMap(([name, { target }]) => {
    const next = models.find(({ uid }) => uid === target);
    const field = next && texts(next).find((text) => valueOf(next, text, other));
    const value = next && field && valueOf(next, field, other);
    const where = `filters[${name}][${field}][$startsWith]`;
    return value ? [pair('guess by a filter that walks a relation', where, value.slice(0, 9))] : [];
  });
  return [...ownFields.slice(0, 1), ...related];
};

const lists = (target: Target, model: Model, setting: Setting): Probe[] => {
  const { route, method, path } = target;
  const { models, other, valueOf } = setting;
  const probe = (technique: string, query: string): Probe => ({
    technique,
    route,
    request: { method, path: `${path}?${query}` },
  });
  const [name] = texts(model);
  const search = (name && valueOf(model, name, other)) ?? other.documentId;
  const [relation] = relationsOf(model);
  return [
    probe('populate everything', 'populate=*&pageSize=100'),
    probe('populate deeply', `${deepPopulate(model, models)}&pageSize=100`),
    probe('search', `_q=${search}`),
    probe('choose fields', `fields[0]=id&fields[1]=${name ?? 'documentId'}&pageSize=100`),
    probe('filter for the rows of another', `filters[id][$eq]=${other.id}`),
    probe(
      'filter with $or and $not',
      `filters[$or][0][id][$notNull]=true&filters[$or][1][$not][id][$eq]=0`,
    ),
    probe('filter with operators of text', `filters[documentId][$containsi]=zq&pageSize=100`),
    probe('other versions', 'status=draft&locale=*&publicationState=preview&pageSize=100'),
    probe('a page far on', 'page=1&pageSize=-1&start=0&limit=-1'),
    probe('sort through a relation', relation ? `sort=${relation[0]}.id:desc` : 'sort=id:desc'),
    ...filterPairs(target, model, setting),
  ];
};

const pickers = ({ route, method, path }: Target, { other }: Setting): Probe[] => {
  const probe = (technique: string, url: string): Probe => ({
    technique,
    route,
    request: { method, path: url },
  });
  if (path.includes(':id')) {
    return [
      probe(
        'relations of another document',
        `${path.replace(':id', other.documentId)}?pageSize=100`,
      ),
    ];
  }
  const ids = `idsToInclude[0]=${other.id}&idsToInclude[1]=${other.documentId}`;
  return [
    probe('relation picker', `${path}?pageSize=100&page=1`),
    probe(
      'relation picker, of another document',
      `${path}?pageSize=100&_q=zq&id=${other.documentId}&${ids}`,
    ),
  ];
};

const writes = (
  { route, method, path }: Target,
  model: Model,
  { own, other }: Setting,
): Probe[] => {
  const probe = (technique: string, url: string, body?: unknown): Probe => ({
    technique,
    route,
    request: { method, path: url, body },
  });
  const at = (id: string | number) => path.replace(/:(id|sourceId)/, String(id));
  const ids = { ids: [other.id], documentIds: [other.documentId] };
  if (path.includes('clone/')) {
    return [
      probe('clone a document of another', at(other.documentId), documentBody(model, own)),
      probe('clone a document of another as it is', at(other.documentId), {}),
    ];
  }
  if (method === 'DELETE') return [probe('delete a document of another', at(other.documentId))];
  if (path.includes('/actions/'))
    return [probe('an action on documents of another', at(other.documentId), ids)];
  if (method === 'PUT') {
    return [
      probe('change a document of another', at(other.documentId), documentBody(model, own)),
      probe('hand a document over to another', at(own.documentId), documentBody(model, other)),
    ];
  }
  return [probe('create a document for another', path, documentBody(model, other))];
};

/** What can be tried on a route of Strapi's Content Manager, which reads and writes any type of content. */
export const probesOnContentManager = (target: Target, setting: Setting): Probe[] => {
  const { model, path, method, route } = target;
  if (!model || !path.startsWith('/content-manager/') || ALIKE.includes(target.relation ?? ''))
    return [];
  if (path.includes('/relations/')) return pickers(target, setting);
  if (method !== 'GET') return writes(target, model, setting);
  if (path.endsWith(`/collection-types/${model.uid}`)) return lists(target, model, setting);
  if (!path.includes(':id')) return [];
  return [setting.other.documentId, setting.other.id].map((id) => ({
    technique: 'open a document of another, with all around it',
    route,
    request: { method, path: `${path.replace(':id', String(id))}?populate=*` },
  }));
};

/** Reads from the planted rows what a house has in an attribute. */
export const valuesIn = (
  rows: readonly PlantedRow[],
  columnOf: (uid: string, attribute: string) => string,
): Valued => {
  const byPlace = new Map<string, string>();
  for (const { house, table, cells } of rows) {
    for (const [column, { value, forms }] of table.uid ? cells : []) {
      if (forms) byPlace.set(`${table.uid} ${column} ${house.name}`, String(value));
    }
  }
  return ({ uid }, attribute, { name }) =>
    byPlace.get(`${uid} ${columnOf(uid, attribute)} ${name}`);
};
