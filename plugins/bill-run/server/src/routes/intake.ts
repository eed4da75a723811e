/**
 * Routes for the bureau's own systems: an API token of Strapi that is allowed to `intake` gets in. Resellers never do;
 * theirs are /api/v1/usage-files and /api/v1/usage/events.
 */
export const intakeRoutes = [
  { method: 'POST', path: '/usage/events', handler: 'intake.events' },
  { method: 'POST', path: '/usage-files', handler: 'intake.file' },
];
