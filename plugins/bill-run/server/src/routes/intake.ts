/**
 * Routes for the bureau's own systems: an API token of Strapi that is allowed to call `intake` or `duplicates` gets in.
 * Resellers never do; what they send is /api/v1/usage-files and /api/v1/usage/events.
 */
export const intakeRoutes = [
  { method: 'POST', path: '/usage/events', handler: 'intake.events' },
  { method: 'POST', path: '/usage-files', handler: 'intake.file' },
  { method: 'GET', path: '/usage-records/likely-duplicates', handler: 'duplicates.list' },
  { method: 'POST', path: '/usage-records/leave-out', handler: 'duplicates.leaveOut' },
];
