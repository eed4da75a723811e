/**
 * A process that rates usage anew, started and killed by rerating-disturbed.test.ts. Prints a line when it begins.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const [appDir, distDir, reratingId, limit] = process.argv.slice(2);

const main = async () => {
  const strapi = createStrapi({ appDir, distDir, autoReload: false, serveAdminPanel: false });
  await strapi.load();
  const rerating = path.join(distDir, 'plugins/bill-run/server/src/usage/rerating/run-rerating');
  console.log('up');
  const input = { reratingId: Number(reratingId), limit: Number(limit) };
  await require(rerating).runRerating({ strapi }, input);
  await strapi.destroy();
};

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
