export default [
  // Strapi's own writes tokens of invitations into the log.
  'plugin::reseller-access.request-log',
  'strapi::errors',
  // Errors of /api/v1 as problem+json, those of the body parser too.
  'plugin::reseller-access.rest-frame',
  'plugin::reseller-access.remove-uploads',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          'connect-src': ["'self'"],
          'img-src': ["'self'", 'data:', 'blob:'],
          'frame-src': ["'self'", 'blob:'],
          upgradeInsecureRequests: null,
        },
      },
    },
  },
  // Any site may use the REST interface with a token; none gets an answer by a cookie, such as the panel's own log-in:
  // sites of resellers may stand under the same domain as the panel, where browsers send that along.
  { name: 'strapi::cors', config: { credentials: false } },
  { name: 'strapi::poweredBy', config: { poweredBy: 'Billwright' } },
  'strapi::query',
  {
    name: 'strapi::body',
    config: { formidable: { maxFileSize: 2 * 1024 * 1024 * 1024 }, jsonLimit: '5mb' },
  },
  'strapi::session',
  { name: 'strapi::favicon', config: { path: 'src/admin/branding/favicon.png' } },
  'strapi::public',
];
