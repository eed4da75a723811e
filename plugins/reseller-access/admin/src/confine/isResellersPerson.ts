import { BUREAU_ROLE_CODES } from '../../../server/src/bureau-roles/roles';

const RESELLER_ROLE = 'billwright-reseller';

/** Roles that make somebody the bureau's own, whatever else he is. */
const STAFF_ROLES: readonly string[] = [
  ...['strapi-super-admin', 'strapi-editor', 'strapi-author'],
  ...BUREAU_ROLE_CODES,
];

type Person = { roles?: { code: string }[] };

/**
 * Whether a person works for resellers and is nothing else: the whole panel is then his reseller's pages. The server
 * decides for itself; this only leaves out what it would refuse.
 */
export const isResellersPerson = (person: Person | undefined): boolean => {
  const codes = (person?.roles ?? []).map(({ code }) => code);
  return codes.includes(RESELLER_ROLE) && !codes.some((code) => STAFF_ROLES.includes(code));
};
