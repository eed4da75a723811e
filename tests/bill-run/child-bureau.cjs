/**
 * A process that bills given dates in order with its worker inline, as `npm start` would, and ends when all are
 * complete. It is started, killed and started again by kill.test.ts. Prints a line when it is up.
 */
const { createStrapi } = require('@strapi/strapi');

const [appDir, distDir, ...dates] = process.argv.slice(2);

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const main = async () => {
  const strapi = createStrapi({ appDir, distDir, autoReload: false, serveAdminPanel: false });
  await strapi.load();
  console.log('up');
  const db = strapi.db.connection;
  for (const runDate of dates) {
    const done = await db('bill_runs').where({ run_date: runDate }).first('id');
    if (!done) {
      await strapi
        .plugin('bill-run')
        .service('runs')
        .startRun({ runDate, autoIssue: true, startedBy: 'child' });
    }
    for (;;) {
      const open = await db('bill_runs')
        .where({ run_date: runDate })
        .whereNotIn('status', ['complete', 'nothing-due'])
        .first('status', 'message');
      if (!open) break;
      if (open.status === 'failed') throw new Error(open.message);
      await sleep(20);
    }
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
