import type { ScopeInput } from '../wall/reseller-scope';
import type { Access } from './access';

const ROLE_OF_MODE = {
  wholesale: 'billing_reseller',
  'acquisition-partner': 'billing_partner',
} as const;

/** The reseller scope in which the work of a request is done. */
export const scopeOf = ({ resellerId, mode, isReadOnly }: Access): ScopeInput => ({
  resellerId,
  role: ROLE_OF_MODE[mode],
  isReadOnly,
});
