import { useAuth } from '@strapi/strapi/admin';

import { isAdministrator } from '../access/isAdministrator';
import type { Acting } from '../acting/acting';
import { PERMISSIONS } from '../permissions';

/**
 * Whether somebody may see pages of resellers: as one of theirs, or as staff who look. Undefined until it is known.
 * Read from what he holds, because Strapi's `useRBAC` asks once and keeps a no that came before all was loaded.
 */
export const useMayEnter = ({ look, ended }: Acting): boolean | undefined => {
  const isLoading = useAuth('useMayEnter', (state) => state.isLoading);
  const user = useAuth('useMayEnter', (state) => state.user);
  const held = useAuth('useMayEnter', (state) => state.permissions);
  if (isLoading) {
    return undefined;
  }
  const may = (wanted: { action: string }[]) =>
    held.some(({ action }) => wanted.some((permission) => permission.action === action));
  const isLooking = Boolean(look ?? ended) && may(PERMISSIONS.viewAs);
  return isLooking || (may(PERMISSIONS.readMine) && !isAdministrator(user));
};
