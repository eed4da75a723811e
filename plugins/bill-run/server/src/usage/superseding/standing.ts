import type { Knex } from 'knex';

import type { IsoDate } from '../../../../../../src/billing';

export type Place = { fileId: number; lineNo: number };

/** The record that stands in a line of a file, and whether its bill is closed. */
export type StandingRecord = Place & {
  id: string;
  customerId: number;
  localDate: IsoDate;
  isBilled: boolean;
  costMicro: number;
  sellMicro: number;
};

export const placeKey = ({ fileId, lineNo }: Place): string => `${fileId}/${lineNo}`;

const columnsOf = (places: readonly Place[]) => [
  places.map(({ fileId }) => fileId),
  places.map(({ lineNo }) => lineNo),
];

/** The records in some lines, locked. A line whose row is held has none. */
export const findStanding = async (
  trx: Knex.Transaction,
  places: readonly Place[],
): Promise<Map<string, StandingRecord>> => {
  if (places.length === 0) return new Map();
  const { rows } = await trx.raw<{ rows: StandingRecord[] }>(
    `select r.id::text, r.file_id::float8 as "fileId", r.line_no::float8 as "lineNo", r.customer_id as "customerId",
            r.local_date::text as "localDate", r.bill_date < c.usage_bill_date as "isBilled",
            coalesce(r.cost_micro, 0)::float8 as "costMicro", r.sell_micro::float8 as "sellMicro"
     from unnest(?::bigint[], ?::bigint[]) as p (file_id, line_no)
     join billing.usage_records r on r.file_id = p.file_id and r.line_no = p.line_no
     join billing.customer_cycles c on c.customer_id = r.customer_id
     order by r.id for update of r`,
    columnsOf(places),
  );
  return new Map(rows.map((row) => [placeKey(row), row]));
};

/** Takes unbilled records away; the triggers of the table take them out of the balances. */
export const removeRecords = async (
  trx: Knex.Transaction,
  records: readonly StandingRecord[],
): Promise<void> => {
  if (records.length === 0) return;
  await trx.raw(
    `delete from billing.usage_records r using unnest(?::bigint[], ?::date[]) as n (id, local_date)
     where r.id = n.id and r.local_date = n.local_date`,
    [records.map(({ id }) => id), records.map(({ localDate }) => localDate)],
  );
};

/** Marks rows that are held, or came out of suspense, as replaced. Returns the places of those that were held. */
export const supersedeHeld = async (
  trx: Knex.Transaction,
  places: readonly Place[],
): Promise<Place[]> => {
  if (places.length === 0) return [];
  const { rows } = await trx.raw<{ rows: (Place & { wasRecord: boolean })[] }>(
    `with old as (
       select s.id, s.status from unnest(?::bigint[], ?::bigint[]) as p (file_id, line_no)
       join billing.usage_suspense s on s.file_id = p.file_id and s.line_no = p.line_no
       where s.status <> 'superseded' order by s.id for update of s
     )
     update billing.usage_suspense s set status = 'superseded', record_id = null, record_date = null
     from old where s.id = old.id
     returning s.file_id::float8 as "fileId", s.line_no::float8 as "lineNo", old.status = 'recycled' as "wasRecord"`,
    columnsOf(places),
  );
  return rows.filter(({ wasRecord }) => !wasRecord);
};

/** Moves rows of older files from taken, or from held, to replaced, so that each file still adds up. */
export const recount = async (
  trx: Knex.Transaction,
  { records, held }: { records: readonly StandingRecord[]; held: readonly Place[] },
): Promise<void> => {
  const files = new Map<number, { taken: number; held: number; sell: number; cost: number }>();
  const of = (fileId: number) => {
    const known = files.get(fileId) ?? { taken: 0, held: 0, sell: 0, cost: 0 };
    files.set(fileId, known);
    return known;
  };
  for (const { fileId, sellMicro, costMicro } of records) {
    const file = of(fileId);
    file.taken += 1;
    file.sell += sellMicro;
    file.cost += costMicro;
  }
  for (const { fileId } of held) of(fileId).held += 1;
  for (const [id, change] of [...files].sort(([a], [b]) => a - b)) {
    await trx.raw(
      `update billing.usage_files
       set rows_accepted = rows_accepted - :taken, rows_suspended = rows_suspended - :held,
           rows_superseded = rows_superseded + :taken + :held, sell_micro = sell_micro - :sell,
           cost_micro = cost_micro - :cost where id = :id`,
      { id, ...change },
    );
  }
};
