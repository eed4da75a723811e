import type { Knex } from 'knex';

import type { IsoDate } from '../../../../../../src/billing';
import type { Place } from './standing';

/** What a file changed of what another said. */
export type Difference = {
  recordId: string;
  lineNo: number | null;
  kind: 'replaced' | 'withdrawn';
  effect: 'unbilled' | 'adjusted' | 'held' | 'to-look-at';
  old: Place;
  customerId: number | null;
  localDate: IsoDate;
  oldCostMicro: number | null;
  newCostMicro: number | null;
  oldSellMicro: number | null;
  newSellMicro: number | null;
};

/** Writes differences down. */
export const noteDifferences = async (
  trx: Knex.Transaction,
  { fileId, differences }: { fileId: number; differences: readonly Difference[] },
): Promise<void> => {
  if (differences.length === 0) return;
  const column = <Value>(of: (difference: Difference) => Value): Value[] => differences.map(of);
  await trx.raw(
    `insert into billing.usage_supersessions
       (file_id, line_no, record_id, kind, effect, old_file_id, old_line_no, customer_id, local_date,
        old_cost_micro, new_cost_micro, old_sell_micro, new_sell_micro)
     select ?, n.* from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::integer[],
                               ?::date[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) as n`,
    [
      fileId,
      column(({ lineNo }) => lineNo),
      column(({ recordId }) => recordId),
      column(({ kind }) => kind),
      column(({ effect }) => effect),
      column(({ old }) => old.fileId),
      column(({ old }) => old.lineNo),
      column(({ customerId }) => customerId),
      column(({ localDate }) => localDate),
      column(({ oldCostMicro }) => oldCostMicro),
      column(({ newCostMicro }) => newCostMicro),
      column(({ oldSellMicro }) => oldSellMicro),
      column(({ newSellMicro }) => newSellMicro),
    ] as never[],
  );
};
