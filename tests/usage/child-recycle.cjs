/**
 * A process that recycles suspended rows, started, killed and started again by suspense-disturbed.test.ts. Prints a
 * line when it begins.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const [appDir, distDir, recyclingId, chunkRows] = process.argv.slice(2);

const main = async () => {
  const strapi = createStrapi({ appDir, distDir, autoReload: false, serveAdminPanel: false });
  await strapi.load();
  const usage = require(path.join(distDir, 'plugins/bill-run/server/src/usage'));
  console.log('up');
  const input = { recyclingId: Number(recyclingId), chunkRows: Number(chunkRows) };
  await usage.runRecycling({ strapi }, input);
  await strapi.destroy();
};

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
