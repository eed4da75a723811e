import type { Knex } from 'knex';

import type { UsageDifference, UsageDifferenceTotals } from '../../../../shared/contracts/usage';

/** What a file changed of what others said: the greatest change of what customers pay first, with the sums. */
export const listDifferences = async (
  db: Knex,
  input: { fileId: number; page: number; pageSize: number },
): Promise<{ differences: UsageDifference[]; totals: UsageDifferenceTotals }> => {
  const { fileId, page, pageSize } = input;
  const [list, sums] = await Promise.all([
    db.raw<{ rows: UsageDifference[] }>(
      `select d.record_id as "recordId", d.line_no::float8 as "lineNo", d.kind, d.effect, o.file_name as "oldFileName",
              d.old_line_no::float8 as "oldLineNo", c.name as "customerName", d.local_date::text as "localDate",
              d.old_cost_micro::float8 as "oldCostMicro", d.new_cost_micro::float8 as "newCostMicro",
              d.old_sell_micro::float8 as "oldSellMicro", d.new_sell_micro::float8 as "newSellMicro"
       from billing.usage_supersessions d
       join billing.usage_files o on o.id = d.old_file_id
       left join customers c on c.id = d.customer_id
       where d.file_id = ?
       order by abs(coalesce(d.new_sell_micro, 0) - coalesce(d.old_sell_micro, 0)) desc, d.id limit ? offset ?`,
      [fileId, pageSize, (page - 1) * pageSize],
    ),
    db.raw<{ rows: UsageDifferenceTotals[] }>(
      `select count(*)::int as differences,
              coalesce(sum(coalesce(new_cost_micro, 0) - coalesce(old_cost_micro, 0)), 0)::float8 as "costMicro",
              coalesce(sum(coalesce(new_sell_micro, 0) - coalesce(old_sell_micro, 0)), 0)::float8 as "sellMicro"
       from billing.usage_supersessions where file_id = ?`,
      [fileId],
    ),
  ]);
  const [totals] = sums.rows;
  if (!totals) throw new Error('A sum has no row');
  return { differences: list.rows, totals };
};
