export type { Access } from './access';
export { requireAccess, requireCapability } from './require-access';
export { scopeOf } from './scope-of';
