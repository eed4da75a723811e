import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { pluginService } from '../../platform/plugin-services';
import { DemoError } from '../demo-error';
import { countText, rateText, type Report } from '../progress';
import { monthDays, scenario } from '../scenario';
import { databaseOf } from './demo-database';

const CHECK_MS = 50;

type Run = {
  id: number;
  name: string;
  status: string;
  invoices: number;
  documents: number;
  message: string | null;
};

const ENDED = ['complete', 'nothing-due'];
/** From here on the bills have their numbers, and the next day's run may give out the next ones. */
const ISSUED = ['documents', 'delivery', ...ENDED];
const NEEDS_A_PERSON = ['held', 'review', 'failed', 'cancelled'];

/** The runs of the month by their days; of several on a day the last that was not cancelled. */
const readRuns = async (
  strapi: Core.Strapi,
  days: readonly string[],
): Promise<Map<string, Run>> => {
  const { rows } = await databaseOf(strapi).raw<{ rows: (Run & { runDate: string })[] }>(
    `select distinct on (run_date) run_date::text as "runDate", id, name, status, message,
            invoices_issued as invoices, documents_done as documents
     from bill_runs where run_date = any(?::date[]) and reseller_id is null and status <> 'cancelled'
     order by run_date, id desc`,
    [days],
  );
  return new Map(rows.map(({ runDate, ...run }) => [runDate, run]));
};

const startRun = async (strapi: Core.Strapi, runDate: string): Promise<void> => {
  const started = await pluginService(strapi, 'bill-run', 'runs').startRun({
    runDate,
    autoIssue: true,
    startedBy: scenario.startedBy,
  });
  if (!started.ok) throw new DemoError(started.error.message);
};

const refuseStuck = ({ name, status, message }: Run): void => {
  if (!NEEDS_A_PERSON.includes(status)) return;
  throw new DemoError(
    `${name} needs a person (${status}). ${message ?? ''} It is under Bill runs in the panel of npm start; the demo goes on afterwards.`,
  );
};

/** Customers whose bills could not be made would be missing from every sum after this. */
const refuseParked = async (strapi: Core.Strapi): Promise<void> => {
  const { rows } = await databaseOf(strapi).raw<{ rows: { parked: number; reason: string }[] }>(
    `select count(*)::int as parked, min(reason) as reason from billing.run_items where status = 'parked'`,
  );
  const { parked = 0, reason = '' } = rows[0] ?? {};
  if (parked === 0) return;
  throw new DemoError(
    `${countText(parked)} customers could not be billed (${reason}): mend it, start a bill run in the admin panel, then start the demo again.`,
  );
};

const sum = (runs: Iterable<Run>, value: (run: Run) => number): number =>
  [...runs].reduce((total, run) => total + value(run), 0);

/**
 * Bills every day of the month in order. A day's run starts when the bills of the day before have
 * their numbers, while their PDFs are still being made; so the numbers never depend on speed.
 *
 * @throws DemoError when a run is refused or stops.
 */
export const billRunsPhase = async (
  strapi: Core.Strapi,
  { report }: { report: Report },
): Promise<string> => {
  const days = monthDays();
  const start = performance.now();
  const first = await readRuns(strapi, days);
  const invoicesBefore = sum(first.values(), (run) => run.invoices);

  /** Looks at all runs until those of these days are where they should be. */
  const until = async (
    wanted: readonly string[],
    states: readonly string[],
  ): Promise<Map<string, Run>> => {
    for (;;) {
      const runs = await readRuns(strapi, days);
      for (const run of runs.values()) refuseStuck(run);
      const invoices = sum(runs.values(), (run) => run.invoices);
      const rate = rateText({ count: invoices - invoicesBefore, ms: performance.now() - start });
      report(
        `${runs.size} of ${days.length} days, ${countText(invoices)} invoices, ${countText(sum(runs.values(), (run) => run.documents))} PDFs, ${rate}`,
      );
      if (wanted.every((day) => states.includes(runs.get(day)?.status ?? ''))) return runs;
      await sleep(CHECK_MS);
    }
  };

  for (const day of days) {
    if (!first.has(day)) await startRun(strapi, day);
    if (!ENDED.includes(first.get(day)?.status ?? '')) await until([day], ISSUED);
  }
  const runs = await until(days, ENDED);
  await refuseParked(strapi);
  const invoices = sum(runs.values(), (run) => run.invoices);
  const rate = rateText({ count: invoices - invoicesBefore, ms: performance.now() - start });
  const ended = `${days.length} days, ${countText(invoices)} invoices with PDFs`;
  return invoices > invoicesBefore ? `${ended}, ${rate}` : ended;
};
