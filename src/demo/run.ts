import { describeError, launch, runOrExplain } from '../platform/launcher';
import { DemoError } from './demo-error';
import { buildBook } from './generate';
import { readOptions } from './options';
import { billRunsPhase } from './phases/bill-runs';
import { directDebitsPhase } from './phases/direct-debits';
import { loadBureauPhase } from './phases/load-bureau';
import { demoLogins, loginsPhase } from './phases/logins';
import { usagePhase } from './phases/usage';
import { withDemoLock } from './demo-lock';
import { createProgress } from './progress';
import { brokenEqualities, summarise, writeSummary } from './summary';
import { summaryTable } from './summary/table';

type Launched = Awaited<ReturnType<typeof launch>>;

/** Brings a bureau through a month, phase by phase; each does only what is not yet done. */
const bringThroughMonth = async ({ strapi }: Launched): Promise<void> => {
  const progress = createProgress({ output: process.stdout, clock: () => performance.now() });
  const start = performance.now();
  const book = buildBook();
  await progress.phase('Bureau', (report) => loadBureauPhase(strapi, { book, report }));
  await progress.phase('Logins', () => loginsPhase(strapi));
  await progress.phase('Calls', (report) => usagePhase(strapi, { book, report }));
  await progress.phase('Bills', (report) => billRunsPhase(strapi, { report }));
  await progress.phase('Direct Debits', (report) => directDebitsPhase(strapi, { report }));
  const total = Math.round((performance.now() - start) / 100) / 10;
  const summary = await summarise(strapi, { seconds: { ...progress.seconds(), total } });
  const file = await writeSummary(strapi, summary);
  console.log(`\n${await summaryTable(strapi, summary)}\n\nFor programs: ${file}\n`);
  const broken = brokenEqualities(summary);
  if (broken.length > 0) throw new DemoError(broken.join(' '));
};

const showDoor = (url: string): void => {
  console.log(`Billwright is ready at ${url}/admin (Ctrl-C to stop).`);
  for (const { who, email, password } of demoLogins) {
    console.log(`  ${who.padEnd(16)}  ${email.padEnd(27)}  ${password}`);
  }
};

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  // The work of the month is done in this process, whatever the settings of this checkout say.
  process.env.BILLWRIGHT_WORKER = 'inline';
  const launched = await launch({ appDir: process.cwd(), role: 'web' });
  const { closers, strapi, url } = launched;
  // Its every-request lines would run through the display; what goes wrong is still told.
  strapi.log.level = 'warn';
  try {
    await withDemoLock(strapi, () => bringThroughMonth(launched));
  } catch (error) {
    // After Ctrl-C the process ends by itself, and what failed meanwhile is no news.
    if (closers.isClosing()) await new Promise(() => undefined);
    console.error(describeError(error));
    await closers.closeAll({ isQuiet: true });
    process.exit(1);
  }
  if (!options.exit) return showDoor(url);
  await closers.closeAll();
  process.exit(0);
};

void runOrExplain(main);
