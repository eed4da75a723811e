import type { Knex } from 'knex';

import type {
  SupplierCharge,
  SupplierChargeFilter,
  SupplierChargeTotals,
} from '../../../../shared/contracts/supplier-charges';

const FROM = `
  billing.supplier_charges h
  join billing.usage_files f on f.id = h.file_id
  left join suppliers p on p.id = h.supplier_id
  left join customers c on c.id = h.customer_id
  left join resellers r on r.id = h.reseller_id
  left join subscriptions s on s.id = h.subscription_id`;

const COLUMNS = `
  h.id::float8 as id, f.file_name as "fileName", f.document_id as "fileDocumentId", h.line_no::float8 as "lineNo",
  p.name as "supplierName", h.cli, h.kind, h.effective_date::text as "effectiveDate", h.month::text as month,
  h.description, h.quantity::float8 as quantity, h.total_micro::float8 as "totalMicro",
  h.broken_part_micro::float8 as "brokenPartMicro", c.name as "customerName", c.document_id as "customerDocumentId",
  r.name as "resellerName", s.label as "serviceLabel"`;

type Condition = { sql: string; bindings: Record<string, string> };

const OWNER = { found: 'h.subscription_id is not null', missing: 'h.subscription_id is null' };

const conditionOf = ({ month, file, kind, owner, search }: SupplierChargeFilter): Condition => {
  const parts: [sql: string, name: string, value: string | undefined][] = [
    ['h.month = cast(:month as date)', 'month', month && `${month}-01`],
    ['f.document_id = :file', 'file', file],
    ['h.kind = :kind', 'kind', kind],
    [
      `position(lower(:search) in lower(h.cli || ' ' || h.description || ' ' || coalesce(c.name, ''))) > 0`,
      'search',
      search,
    ],
  ];
  const given = parts.filter(([, , value]) => value !== undefined && value !== '');
  const conditions = [...given.map(([sql]) => sql), ...(owner ? [OWNER[owner]] : [])];
  return {
    sql: conditions.join(' and ') || 'true',
    bindings: Object.fromEntries(given.map(([, name, value]) => [name, value ?? ''])),
  };
};

/** A page of charges, newest month first and the dearest first in it, with what all of those meant come to. */
export const listCharges = async (
  db: Knex,
  { page, pageSize, ...filter }: SupplierChargeFilter & { page: number; pageSize: number },
): Promise<{ charges: SupplierCharge[]; totals: SupplierChargeTotals }> => {
  const { sql, bindings } = conditionOf(filter);
  const [list, sums] = await Promise.all([
    db.raw<{ rows: SupplierCharge[] }>(
      `select ${COLUMNS} from ${FROM} where ${sql}
       order by h.month desc, h.total_micro desc, h.id limit :limit offset :offset`,
      { ...bindings, limit: pageSize, offset: (page - 1) * pageSize },
    ),
    db.raw<{ rows: SupplierChargeTotals[] }>(
      `select count(*)::int as charges, coalesce(sum(h.total_micro), 0)::float8 as "totalMicro",
              coalesce(sum(h.broken_part_micro), 0)::float8 as "brokenPartMicro",
              count(*) filter (where h.subscription_id is null)::int as missing,
              coalesce(sum(h.total_micro) filter (where h.subscription_id is null), 0)::float8 as "missingMicro"
       from ${FROM} where ${sql}`,
      bindings,
    ),
  ]);
  const [totals] = sums.rows;
  if (!totals) throw new Error('A sum has no row');
  return { charges: list.rows, totals };
};
