import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { Client } from 'pg';

import { type BenchResult, secondsOf } from '../report';
import { type Caller, type Door, makeCaller } from './callers';
import { checkPlans } from './check-plans';
import { createHttpClient, type HttpClient } from './http-client';
import { percentile } from './percentile';
import { askPlainly, type Found } from './plain-sql';
import { type Question, QUESTIONS } from './questions';
import { seedBook } from './seed-book';
import { measureWall } from './wall-cost';

const INVOICES = 1_000_000;
/** Every 40th of the thousand resellers asks; the first, who has 50,000 invoices, is measured by himself. */
const TYPICAL = Array.from({ length: 25 }, (_, index) => 20 + index * 40);
const LARGE = 1;
const TYPICAL_ROUNDS = 10;
const LARGE_ROUNDS = 20;
const WALL_ROUNDS = 20;

type Bench = { client: HttpClient; plain: Client };
type Times = { ours: number[]; baseline: number[] };

/** What was found, from an answer of either door. */
const foundIn = (answer: unknown): Found => {
  const { pagination, page, results, data } = answer as {
    pagination?: { total: number };
    page?: { total: number };
    results?: { number: string }[];
    data?: { number: string }[];
  };
  return { total: (pagination ?? page)?.total ?? -1, first: (results ?? data)?.[0]?.number };
};

const requireSame = (path: string, ours: Found, plain: Found): void => {
  if (ours.total === plain.total && ours.first === plain.first) return;
  throw new Error(
    `The bench is wrong: ${path} found ${JSON.stringify(ours)}, SQL ${JSON.stringify(plain)}.`,
  );
};

/** Asks one question both ways, one after the other, so that what else the machine does weighs on both. */
const askBothWays = async (
  { client, plain }: Bench,
  { caller, question }: { caller: Caller; question: Question },
): Promise<{ ours: number; baseline: number }> => {
  let answer: unknown;
  const ours = await secondsOf(async () => {
    answer = await client.get(question.path, caller.headers[question.door]);
  });
  let found: Found = { total: -1, first: undefined };
  const baseline = await secondsOf(async () => {
    found = await askPlainly(plain, question, caller.resellerId);
  });
  requireSame(question.path, foundIn(answer), found);
  return { ours: ours * 1000, baseline: baseline * 1000 };
};

/** Every question of every caller, round after round, after one that is not counted. */
const measure = async (
  bench: Bench,
  { callers, rounds }: { callers: readonly Caller[]; rounds: number },
): Promise<Record<Door, Times>> => {
  const times: Record<Door, Times> = {
    panel: { ours: [], baseline: [] },
    rest: { ours: [], baseline: [] },
  };
  for (let round = 0; round <= rounds; round += 1) {
    for (const caller of callers) {
      for (const question of QUESTIONS) {
        const { ours, baseline } = await askBothWays(bench, { caller, question });
        if (round === 0) continue;
        times[question.door].ours.push(ours);
        times[question.door].baseline.push(baseline);
      }
    }
  }
  return times;
};

const rounded = (milliseconds: number): number => Math.round(milliseconds * 100) / 100;

const resultOf = (bench: string, { ours, baseline }: Times): BenchResult => ({
  bench,
  unit: 'ms at p95',
  ours: rounded(percentile(ours, 0.95)),
  baseline: rounded(percentile(baseline, 0.95)),
  n: ours.length,
  p50: { ours: rounded(percentile(ours, 0.5)), baseline: rounded(percentile(baseline, 0.5)) },
});

/** What a request usually takes behind the wall and without it: the difference is what the wall adds. */
const wallResult = ({ behind, without }: { behind: number[]; without: number[] }): BenchResult => ({
  bench: 'api-wall',
  unit: 'ms at p50',
  ours: rounded(percentile(behind, 0.5)),
  baseline: rounded(percentile(without, 0.5)),
  n: behind.length,
});

const makeCallers = async (
  { db, client, password }: { db: Knex; client: HttpClient; password: string },
  resellers: readonly number[],
): Promise<Caller[]> => {
  const callers: Caller[] = [];
  for (const reseller of resellers) {
    callers.push(await makeCaller({ db, client, reseller, password }));
  }
  return callers;
};

/**
 * A reseller asks for the first page of his invoices, filtered and ordered, over HTTP from the running server, with a
 * million in the table: as a person in the panel and with a key over REST, against the same by plain SQL. Resellers
 * with about a thousand invoices, and the one with 50,000. Then what the wall adds to a request.
 *
 * @throws Error when an answer differs from that of plain SQL, or when a statement does not go by an index of the
 * reseller.
 */
export const runApiBench = async ({
  strapi,
  url,
  databaseUrl,
  invoices = INVOICES,
}: {
  strapi: Core.Strapi;
  url: string;
  databaseUrl: string;
  invoices?: number;
}): Promise<BenchResult[]> => {
  const db = strapi.db.connection as unknown as Knex;
  const password = `${randomBytes(12).toString('base64url')}-Aa1`;
  const passwordHash: string = await strapi.service('admin::auth').hashPassword(password);
  const seconds = await secondsOf(() => seedBook(db, { invoices, passwordHash }));
  strapi.log.info(`Made ${invoices} invoices in ${Math.round(seconds)} s.`);
  const client = createHttpClient({ url });
  const plain = new Client({ connectionString: databaseUrl });
  await plain.connect();
  try {
    const typical = await makeCallers({ db, client, password }, TYPICAL);
    const large = await makeCallers({ db, client, password }, [LARGE]);
    await checkPlans({
      strapi,
      client,
      callers: [...large, ...typical.slice(0, 3)],
      questions: QUESTIONS,
    });
    const bench = { client, plain };
    const ofTypical = await measure(bench, { callers: typical, rounds: TYPICAL_ROUNDS });
    const ofLarge = await measure(bench, { callers: large, rounds: LARGE_ROUNDS });
    const wall = await measureWall({ strapi, callers: typical, times: WALL_ROUNDS });
    return [
      resultOf('api-panel', ofTypical.panel),
      resultOf('api-rest', ofTypical.rest),
      resultOf('api-panel-large', ofLarge.panel),
      resultOf('api-rest-large', ofLarge.rest),
      wallResult(wall),
    ];
  } finally {
    client.close();
    await plain.end();
  }
};
