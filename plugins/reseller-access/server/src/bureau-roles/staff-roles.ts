import { BUREAU_ROLE_CODES } from './roles';

/** Roles that only the bureau's own people are given: Strapi's three, and ours. */
export const STAFF_ROLE_CODES: readonly string[] = [
  ...['strapi-super-admin', 'strapi-editor', 'strapi-author'],
  ...BUREAU_ROLE_CODES,
];
