import type { Core } from '@strapi/strapi';

type Advanced = Record<string, unknown> & { allow_register?: boolean };

/**
 * Closes Strapi's registration (POST /api/auth/local/register), which is open to everybody when it is installed: people
 * of resellers are invited, and nobody else has any business here. Once; staff who open it again find it open. To be
 * called when the plugins have booted.
 */
export const closeRegistration = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const done = strapi.store({ type: 'core', name: 'billwright', key: 'registration-closed' });
  if (await done.get({})) return;
  const settings = strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
  const advanced = (await settings.get({})) as Advanced | null;
  if (!advanced) throw new Error('Strapi keeps no settings of its registration any more.');
  await settings.set({ value: { ...advanced, allow_register: false } });
  await done.set({ value: true });
};
