/**
 * Boots the compiled application on the empty database of DATABASE_URL and closes it again, which leaves a database
 * with all tables, migrations and seeds. A process of its own: Strapi clears the listeners of the one it ends in.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const main = async () => {
  const appDir = path.resolve(__dirname, '..', '..');
  const app = createStrapi({
    appDir,
    distDir: path.join(appDir, 'dist'),
    autoReload: false,
    serveAdminPanel: false,
  });
  app.log.level = process.env.BILLWRIGHT_LOG_LEVEL ?? 'warn';
  await app.load();
  await app.destroy();
};

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
