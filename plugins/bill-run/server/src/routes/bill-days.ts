import { allow } from '../permissions';

/** Routes of the calendar of bill days; see shared/contracts/bill-days.ts. */
export const billDayRoutes = [
  { method: 'GET', path: '/calendar', handler: 'bill-days.calendar', config: allow('runs.read') },
  {
    method: 'GET',
    path: '/calendar/days/:day',
    handler: 'bill-days.day',
    config: allow('runs.read'),
  },
  {
    method: 'POST',
    path: '/calendar/preview',
    handler: 'bill-days.preview',
    config: allow('charges.change'),
  },
  {
    method: 'POST',
    path: '/calendar/move',
    handler: 'bill-days.move',
    config: allow('charges.change'),
  },
];
