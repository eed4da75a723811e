import { useRBAC, type Permission } from '@strapi/strapi/admin';

/** A permission of a plugin, in the list form that menus, pages and checks take. */
export const permissionTo = (action: string): Permission[] => [{ action, subject: null }];

/**
 * Whether the person may do a thing. False until it is known, so that a button which is not theirs never flashes up.
 * Pass a constant list: the check is remembered by its identity.
 */
export const useCan = (permissions: Permission[]): boolean => {
  const { allowedActions, isLoading } = useRBAC(permissions);
  return !isLoading && Object.values(allowedActions).every(Boolean);
};
