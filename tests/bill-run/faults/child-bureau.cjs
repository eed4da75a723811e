/**
 * A process of a bureau with its worker inline, as `npm start` would be. Given dates, it bills one after the other and
 * ends; without, it only works, until it is killed. Prints `up` when it has booted.
 */
const { createStrapi } = require('@strapi/strapi');

const [appDir, distDir, ...dates] = process.argv.slice(2);

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const billDay = async (strapi, runDate) => {
  const started = await strapi
    .plugin('bill-run')
    .service('runs')
    .startRun({ runDate, autoIssue: true, startedBy: 'foreman' });
  if (!started.ok) throw new Error(started.error.message);
  const run = () => strapi.db.connection('bill_runs').where({ id: started.value.id }).first();
  for (;;) {
    const { status, message } = await run();
    if (status === 'complete' || status === 'nothing-due') return;
    if (status === 'failed') throw new Error(message);
    await sleep(20);
  }
};

const main = async () => {
  const strapi = createStrapi({ appDir, distDir, autoReload: false, serveAdminPanel: false });
  await strapi.load();
  console.log('up');
  if (dates.length === 0) return new Promise(() => undefined);
  for (const runDate of dates) await billDay(strapi, runDate);
  await strapi.destroy();
};

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
