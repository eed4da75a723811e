import type { Core, Struct } from '@strapi/strapi';
import { typeOptions } from '../documents';
import { mergePieces, type Configuration } from './merge';
import { readApplied, readStored, writeApplied } from './stored';
import { wantedPieces } from './wanted';

type ContentTypesService = {
  findConfiguration: (contentType: { uid: string }) => Promise<Configuration>;
  updateConfiguration: (contentType: { uid: string }, value: Configuration) => Promise<unknown>;
};

/** Configurations as they were before the Content Manager rearranged them at this start. */
const before = new WeakMap<Core.Strapi, Awaited<ReturnType<typeof readStored>>>();

/** Looks at the stored configurations before the Content Manager boots. Called in `register`. */
export const watchConfigurations = (strapi: Core.Strapi): void => {
  strapi.hook('strapi::content-types.afterSync').register(async () => {
    before.set(strapi, await readStored(strapi));
  });
};

/**
 * Gives our content types the labels, help texts, columns and forms of their schemas, and remembers them. What staff
 * changed in "Configure the view" stays theirs. Called in `bootstrap`, after the Content Manager's own sync.
 */
export const applyConfigurations = async (strapi: Core.Strapi): Promise<void> => {
  const service = strapi
    .plugin('content-manager')
    .service('content-types') as unknown as ContentTypesService;
  const contentTypes = strapi.contentTypes as Record<string, Struct.ContentTypeSchema>;
  const mainFieldOf = (uid: string) =>
    contentTypes[uid] && typeOptions(contentTypes[uid]).mainField;
  const applied = await readApplied(strapi);
  const stored = before.get(strapi) ?? {};
  const next: typeof applied = {};

  for (const contentType of Object.values(contentTypes)) {
    if (!contentType.uid.startsWith('api::')) continue;
    const { uid } = contentType;
    const current = await service.findConfiguration({ uid });
    const wanted = wantedPieces({ contentType, mainFieldOf });
    const merged = mergePieces({ current, stored: stored[uid], applied: applied[uid], wanted });
    // Writes only when something differs.
    await service.updateConfiguration({ uid }, merged);
    next[uid] = wanted;
  }
  if (JSON.stringify(next) !== JSON.stringify(applied)) await writeApplied(strapi, next);
};
