import type { IsoDate } from '../billing';
import type { DeskCaller } from './caller';
import type { DeskRate, ImportProblem, ReadImport } from './contracts';
import { fromJson } from './json';
import { toDeskRates } from './load-rates';
import { SELECT_RATE } from './rate-columns';
import { HOLDING, holdingOn, ratesOfList, type StagedList } from './staged-list';

const SHOWN = 12;

/** What is wrong with rows of a list: those that cannot be read, and rates that hold on the day but cannot be taken. */
const PROBLEMS = `
  select r.file_row, false as is_rate, r.place as place, r.problem from billing.rate_import_rows r
  where r.import_id = ? and r.prefix is null
  union all
  select h.file_row, true, h.first_place, h.problem from (${HOLDING}) h where h.problem is not null`;

/** The problems of a list by the order of its rows; only the first, when told how many. */
export const listProblems = async (
  { trx }: DeskCaller,
  list: StagedList,
  { day, most = null }: { day: IsoDate; most?: number | null },
): Promise<ImportProblem[]> => {
  const { rows } = await trx.raw<{ rows: { problem: unknown }[] }>(
    `select p.problem from (${PROBLEMS}) p order by p.file_row, p.is_rate, p.place limit ?`,
    [list.importId, ...holdingOn(list, day), most] as string[],
  );
  return rows.map(({ problem }) => fromJson<ImportProblem>(problem));
};

type Counts = Omit<ReadImport, 'first' | 'firstErrors'>;

const countRows = async (
  { trx }: DeskCaller,
  list: StagedList,
  day: IsoDate,
): Promise<Counts | undefined> => {
  const { rows } = await trx.raw<{ rows: Counts[] }>(
    `select h.rates, r.unreadable + h.flawed as errors, i.rows_skipped as skipped, h.rounded,
            r.in_other_currency as "inOtherCurrency", r.rates - h.holding as "notHolding",
            r.starts_on::text as "startsOn"
     from billing.rate_imports i, (
       select count(*)::integer as holding, (count(*) filter (where problem is null))::integer as rates,
              (count(problem))::integer as flawed, (count(*) filter (where is_price_rounded))::integer as rounded
       from (${HOLDING}) holding
     ) h, (
       select count(prefix)::integer as rates, (count(*) - count(prefix))::integer as unreadable,
              (count(*) filter (where problem ->> 'code' = 'other-currency'))::integer as in_other_currency,
              max(effective) as starts_on
       from billing.rate_import_rows where import_id = ?
     ) r where i.id = ?`,
    [...holdingOn(list, day), list.importId, list.importId],
  );
  return rows[0];
};

const firstRates = async (
  { trx }: DeskCaller,
  list: StagedList,
  day: IsoDate,
): Promise<DeskRate[]> => {
  const { sql, values } = ratesOfList(list, day);
  const { rows } = await trx.raw<{ rows: DeskRate[] }>(
    `select ${SELECT_RATE} from (${sql}) t order by t.first_place limit ${SHOWN}`,
    [...values],
  );
  return toDeskRates(rows);
};

/** What was read of a list, as of a day: how many of what, with its first rates and first problems. */
export const readStaged = async (
  caller: DeskCaller,
  list: StagedList,
  day: IsoDate,
): Promise<ReadImport> => {
  const counts = await countRows(caller, list, day);
  if (!counts) throw new Error(`The import ${list.importId} is gone.`);
  return {
    ...counts,
    first: await firstRates(caller, list, day),
    firstErrors: await listProblems(caller, list, { day, most: SHOWN }),
  };
};
