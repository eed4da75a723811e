import { allow } from '../permissions';

/** The preview of numbers. See shared/contracts/numbers.ts. */
export const numberRoutes = [
  {
    method: 'POST',
    path: '/numbers/preview',
    handler: 'numbers.preview',
    config: allow('runs.read'),
  },
];
