export type { Access } from './access';
export { findMemberships } from './memberships';
export { requireAccess, requireCapability } from './require-access';
export { scopeOf } from './scope-of';
