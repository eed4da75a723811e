import type { Core, Struct, UID } from '@strapi/strapi';
import { isEngineWritten, isKept } from '../documents';

type Action = { actionId?: string; subjects?: string[] | null };

type ActionProvider = {
  hooks: { willRegister: { register: (handler: (input: { value: Action }) => void) => unknown } };
};

const WRITES = new Set(
  ['create', 'update', 'delete', 'publish'].map(
    (action) => `plugin::content-manager.explorer.${action}`,
  ),
);

const DELETE = 'plugin::content-manager.explorer.delete';

/**
 * Makes types written by the engine read-only in the Content Manager: nobody can be given the right to create, change
 * or delete them, not even a super admin, so the panel shows no such buttons and the server answers 403. The same for
 * deleting what is kept for ever. Must be called in `register`, before the Content Manager registers its actions.
 */
export const registerEngineTypes = (strapi: Core.Strapi): void => {
  const { actionProvider } = strapi.service('admin::permission') as unknown as {
    actionProvider: ActionProvider;
  };
  const mayDo = (actionId: string, uid: string): boolean => {
    const contentType = strapi.contentTypes[uid as UID.ContentType] as Struct.Schema | undefined;
    if (!contentType) return true;
    return !isEngineWritten(contentType) && !(actionId === DELETE && isKept(contentType));
  };
  actionProvider.hooks.willRegister.register(({ value: action }) => {
    const { actionId = '', subjects } = action;
    if (WRITES.has(actionId)) action.subjects = subjects?.filter((uid) => mayDo(actionId, uid));
  });
};
