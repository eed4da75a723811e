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
import { runWorkersBench } from './workers';

/** `web` listens as the real server does. */
type Bench = {
  role: 'tool' | 'web';
  run: (input: BenchInput) => Promise<BenchResult[]>;
};

/** `n` is how many rows, customers ... it works on, where somebody asked for another number than its own. */
type BenchInput = Pick<Launched, 'strapi' | 'url' | 'databaseUrl'> & { n?: number };

/** A bench with one figure that needs no HTTP. */
const single = (
  run: (input: { strapi: Core.Strapi; n?: number }) => Promise<BenchResult>,
): Bench => ({
  role: 'tool',
  run: async ({ strapi, n }) => [await run({ strapi, n })],
});

/** Benches that need the application and a database. */
const benches: Record<string, Bench> = {
  rating: single(runRatingBench),
  'usage-month': single(runUsageMonthBench),
  'bill-run': single(runBillRunBench),
  workers: single(runWorkersBench),
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
const withApplication = async (
  { role, run }: Bench,
  n: number | undefined,
): Promise<BenchResult[]> => {
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
      return await run({ ...launched, n });
    } finally {
      await launched.closers.closeAll();
    }
  } finally {
    await dropDatabase({ url, name });
    await server?.stop();
  }
};

const SIZE = /^--n=([1-9]\d*)$/;

/** `npm run bench -- <name> [--n=<size>] [--json]`. */
void runOrExplain(async () => {
  const args = process.argv.slice(2);
  const json = args.includes('--json');
  const name = args.find((arg) => !arg.startsWith('--')) ?? '';
  const size = args.map((arg) => SIZE.exec(arg)?.[1]).find(Boolean);
  // It prints its figures itself, for it has several.
  if (name === 'documents') return runDocumentsBench({ json });
  const bench = benches[name];
  if (!bench) {
    throw new Error(`Which bench? One of: ${[...Object.keys(benches), 'documents'].join(', ')}.`);
  }
  const results = await keepingOutputClean(() =>
    withApplication(bench, size ? Number(size) : undefined),
  );
  for (const result of results) report(result, { json });
});
