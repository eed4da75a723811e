import path from 'node:path';

import type { Core } from '@strapi/strapi';

import { type Launched, launch, runOrExplain } from '../platform/launcher';
import { createDatabase, dropDatabase, startEmbeddedPostgres } from '../platform/postgres';
import { runApiBench } from './api';
import { runBillRunBench } from './bill-run';
import { runDocumentsBench } from './documents';
import { runRatingBench } from './rating';
import { type BenchResult, report } from './report';
import { runUsageMonthBench } from './usage-month';

/** `web` listens as the real server does. */
type Bench = {
  role: 'tool' | 'web';
  run: (input: Pick<Launched, 'strapi' | 'url' | 'databaseUrl'>) => Promise<BenchResult[]>;
};

/** A bench with one figure that needs no HTTP. */
const single = (run: (input: { strapi: Core.Strapi }) => Promise<BenchResult>): Bench => ({
  role: 'tool',
  run: async ({ strapi }) => [await run({ strapi })],
});

/** Benches that need the application and a database. */
const benches: Record<string, Bench> = {
  rating: single(runRatingBench),
  'usage-month': single(runUsageMonthBench),
  'bill-run': single(runBillRunBench),
  api: { role: 'web', run: runApiBench },
};

/** Strapi logs to the output that is kept for the figures: sends all of that to the other stream. */
const keepingOutputClean = async <T>(work: () => Promise<T>): Promise<T> => {
  const write = process.stdout.write;
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
};

/**
 * Runs a bench in an application of its own, on a fresh database that is dropped afterwards: on the
 * server of DATABASE_URL, else on a built-in one with the settings of production.
 */
const withApplication = async ({ role, run }: Bench): Promise<BenchResult[]> => {
  const appDir = process.cwd();
  const log = console.error;
  const outside = process.env.DATABASE_URL;
  const server = outside
    ? undefined
    : await startEmbeddedPostgres({ dataRoot: path.join(appDir, '.data', 'bench'), log });
  const url = server?.url ?? outside ?? '';
  const name = `bench_${process.pid}`;
  try {
    process.env.DATABASE_URL = await createDatabase({ url, name });
    process.env.BILLWRIGHT_WORKER = 'off';
    const launched = await launch({ appDir, role, log });
    try {
      return await run(launched);
    } finally {
      await launched.closers.closeAll();
    }
  } finally {
    await dropDatabase({ url, name });
    await server?.stop();
  }
};

/** `npm run bench -- <name> [--json]`. */
void runOrExplain(async () => {
  const args = process.argv.slice(2);
  const json = args.includes('--json');
  const name = args.find((arg) => !arg.startsWith('--')) ?? '';
  // It prints its figures itself, for it has several.
  if (name === 'documents') return runDocumentsBench({ json });
  const bench = benches[name];
  if (!bench) {
    throw new Error(`Which bench? One of: ${[...Object.keys(benches), 'documents'].join(', ')}.`);
  }
  const results = await keepingOutputClean(() => withApplication(bench));
  for (const result of results) report(result, { json });
});
