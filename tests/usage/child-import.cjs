/**
 * A process that imports a usage file, started, killed and started again by resume.test.ts. Prints a line when it
 * begins.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const [appDir, distDir, fileId, batchRows] = process.argv.slice(2);

const main = async () => {
  const strapi = createStrapi({ appDir, distDir, autoReload: false, serveAdminPanel: false });
  await strapi.load();
  const usage = require(path.join(distDir, 'plugins/bill-run/server/src/usage'));
  console.log('up');
  const input = { fileId: Number(fileId), batchRows: Number(batchRows) };
  // The one that was killed may still hold the file for a moment.
  while ((await usage.importUsageFile({ strapi }, input)) === 'busy') {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await strapi.destroy();
};

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
