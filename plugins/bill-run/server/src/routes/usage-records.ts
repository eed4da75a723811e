import { allowUsage } from '../usage/permissions';

const read = (path: string, handler: string) => ({
  method: 'GET',
  path: `/usage-records${path}`,
  handler: `usage-records.${handler}`,
  config: allowUsage('usage.read'),
});

/** Routes of the admin panel; see shared/contracts/usage-records.ts and likely-duplicates.ts for what they take and answer. */
export const usageRecordRoutes = [
  read('', 'list'),
  read('/records.csv', 'csv'),
  {
    method: 'GET',
    path: '/usage-records/likely-duplicates',
    handler: 'likely-duplicates.list',
    config: allowUsage('usage.read'),
  },
  {
    method: 'POST',
    path: '/usage-records/leave-out',
    handler: 'likely-duplicates.leaveOut',
    config: allowUsage('usage.mend'),
  },
  read('/:id', 'show'),
];
