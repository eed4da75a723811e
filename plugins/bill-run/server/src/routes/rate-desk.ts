import { deskOperations } from '../../../../../src/rate-desk';
import { allow } from '../permissions';

/** Routes of the rate desk for staff, one for each of its operations. */
export const rateDeskRoutes = deskOperations.map(({ name, method, path, isWrite }) => ({
  method,
  path: `/rate-desk${path}`,
  handler: `rate-desk.${name}`,
  config: allow(isWrite ? 'rates.write' : 'rates.read'),
}));
