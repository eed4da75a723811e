export { DeskRoutes, deskPaths } from './DeskRoutes';
export type { RateDoor } from './door';
export { RATE_DESK_PREFIX } from './text';
