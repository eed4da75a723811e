export default [
  'strapi::logger',
  'strapi::errors',
  // Errors of /api/v1 as problem+json, those of the body parser too.
  'plugin::reseller-access.rest-frame',
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
  'strapi::cors',
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
