/** A process that works on the jobs of DATABASE_URL until it is ended: killed, or told by SIGTERM. */
const { createStrapi } = require('@strapi/strapi');

const [appDir, distDir] = process.argv.slice(2);

const main = async () => {
  const strapi = createStrapi({ appDir, distDir, autoReload: false, serveAdminPanel: false });
  await strapi.load();
  console.log('up');
};

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
