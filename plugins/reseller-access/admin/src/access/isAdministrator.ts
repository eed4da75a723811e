const SUPER_ADMIN = 'strapi-super-admin';

/** Whether a person has every permission of the panel, those of resellers among them. */
export const isAdministrator = (user: { roles?: { code: string }[] } | undefined): boolean =>
  user?.roles?.some(({ code }) => code === SUPER_ADMIN) ?? false;
