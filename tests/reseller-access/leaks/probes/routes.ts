import type { TestApp } from '../../../support';
import { listRoutes } from '../../routes';

/** An attribute of a content type, as far as a probe needs it. */
export type Attribute = {
  type: string;
  relation?: string;
  target?: string;
  regex?: string;
  maxLength?: number;
  min?: number;
  enum?: string[];
  required?: boolean;
  private?: boolean;
};

export type Model = { uid: string; kind: string; attributes: Record<string, Attribute> };

/** A route of the running server; for one model and one of its relations, if it is a route of the Content Manager. */
export type Target = {
  route: string;
  method: string;
  path: string;
  model?: Model;
  relation?: string;
};

/** Types of content that the Content Manager could show. */
export const listModels = ({ strapi }: TestApp): Model[] =>
  Object.values(strapi.contentTypes).map(
    ({ uid, kind, attributes }) => ({ uid, kind, attributes }) as unknown as Model,
  );

const MODEL = /:(model|uid|contentType)\b/;

const relationsOf = ({ attributes }: Model): string[] =>
  Object.entries(attributes)
    .filter(([, { type }]) => type === 'relation')
    .map(([name]) => name);

const fits = (path: string, { kind }: Model): boolean =>
  path.includes('/single-types/')
    ? kind === 'singleType'
    : !path.includes('/collection-types/') || kind === 'collectionType';

/** Every route of the running server, with these models and their relations in place of the parameters for them. */
export const listTargets = (app: TestApp, models: readonly Model[]): Target[] =>
  listRoutes(app).flatMap(({ method, path }): Target[] => {
    const base = { route: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path };
    if (!MODEL.test(path)) return [base];
    return models
      .filter((model) => fits(path, model))
      .flatMap((model) => {
        const ofModel = { ...base, model, path: path.replace(MODEL, model.uid) };
        if (!path.includes(':targetField')) return [ofModel];
        return relationsOf(model).map((relation) => ({
          ...ofModel,
          relation,
          path: ofModel.path.replace(':targetField', relation),
        }));
      });
  });

/** A path with an id in place of every parameter that is left. */
export const fill = (path: string, id: string | number): string =>
  path.replaceAll(/:[A-Za-z]+/g, String(id)).replaceAll(/\(\(\?!uploads\/\)\.\+\)|\(\.\*\)/g, 'x');

/** Whether a path asks for something by its id. */
export const hasParameter = (path: string): boolean => /:[A-Za-z]/.test(path);
