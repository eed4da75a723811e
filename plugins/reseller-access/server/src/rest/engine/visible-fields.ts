import type { Access } from '../../access';
import { notAllowed } from '../../access/refusals';
import type { Field, Fields, Resource } from './resource';

type Viewer = Pick<Access, 'mode' | 'capabilities'>;

const isVisible = (field: Field, { mode, capabilities }: Viewer): boolean =>
  (mode === 'wholesale' || field.isForPartners === true) &&
  (field.needs === undefined || capabilities.has(field.needs));

/** The fields that a caller may see. The others do not exist for him: not as filters or orders either. */
export const visibleFields = (fields: Fields, viewer: Viewer): Map<string, Field> =>
  new Map(Object.entries(fields).filter(([, field]) => isVisible(field, viewer)));

/**
 * Sees to it that a caller may read a resource at all.
 * @throws problem 403 `not-allowed`.
 */
export const requireReading = ({ needs }: Resource, { capabilities }: Viewer): void => {
  if (!capabilities.has(needs)) throw notAllowed(needs);
};
