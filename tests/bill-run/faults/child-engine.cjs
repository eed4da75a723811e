/**
 * The engine of bill runs without the rest of the application, so that it starts in no time: bills the given dates one after
 * the other up to their numbers and ledger, beside others that do the same. It kills itself at a given query, a given
 * moment after that was sent: between two statements, in one, or in a commit.
 */
const path = require('node:path');
const knexFactory = require('knex');

const [distDir, databaseUrl, dieAt, dieAfterMs, ...dates] = process.argv.slice(2);

const fromDist = (file) => require(path.join(distDir, file));
const { startRun } = fromDist('plugins/bill-run/server/src/runs/start-run');
const { driveRun } = fromDist('plugins/bill-run/server/src/runs/drive-run');
const { services } = fromDist('plugins/collections/server/src/services');

const knex = knexFactory({ client: 'pg', connection: databaseUrl, pool: { min: 0, max: 4 } });
let queries = 0;
knex.on('query', () => {
  queries += 1;
  if (queries === Number(dieAt)) {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), Number(dieAfterMs));
  }
});

const strapi = {
  db: { connection: knex },
  plugin: () => ({ service: (name) => services[name]({ strapi }) }),
};

const NOT_ISSUED = ['queued', 'drafting', 'review', 'issuing', 'failed'];

const billDay = async (runDate) => {
  const known = await knex('bill_runs').where({ run_date: runDate }).first('id');
  if (!known) {
    const started = await startRun({ strapi }, { runDate, autoIssue: true, startedBy: 'engine' });
    if (!started.ok) throw new Error(started.error.message);
  }
  for (;;) {
    const open = await knex('bill_runs')
      .where('run_date', '<=', runDate)
      .whereIn('status', NOT_ISSUED)
      .orderBy('id')
      .first('id');
    if (!open) return;
    await driveRun({ strapi }, { runId: open.id });
  }
};

const main = async () => {
  for (const runDate of dates) await billDay(runDate);
  await knex.destroy();
};

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
