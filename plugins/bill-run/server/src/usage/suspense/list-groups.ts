import type { Knex } from 'knex';

import type {
  SuspenseGroup,
  SuspenseSelection,
  SuspenseTotals,
} from '../../../../shared/contracts/suspense';
import { conditionOf } from './selection';

type GroupRow = Omit<SuspenseGroup, 'card' | 'customer'> & {
  cardId: string | null;
  cardName: string | null;
  customerId: string | null;
  customerName: string | null;
  total: number;
  allRows: number;
  allCost: number;
};

const toGroup = ({
  cardId,
  cardName,
  customerId,
  customerName,
  total: _total,
  allRows: _allRows,
  allCost: _allCost,
  ...group
}: GroupRow): SuspenseGroup => ({
  ...group,
  card: cardId === null ? null : { documentId: cardId, name: cardName ?? '' },
  customer: customerId === null ? null : { documentId: customerId, name: customerName ?? '' },
});

/** Open rows by what would mend them, most money first: of a selection, of all when it is empty. */
export const listGroups = async (
  db: Knex,
  {
    selection = {},
    page,
    pageSize,
  }: { selection?: SuspenseSelection; page: number; pageSize: number },
): Promise<{ groups: SuspenseGroup[]; total: number; totals: SuspenseTotals }> => {
  const { sql, bindings } = conditionOf(selection);
  const { rows } = await db.raw<{ rows: GroupRow[] }>(
    `with groups as (
       select s.reason, s.card_id, s.mend_key as key, count(*)::int as rows, count(distinct s.file_id)::int as files,
              coalesce(sum(s.cost_micro), 0) as cost, min(s.local_date) as first_day, max(s.local_date) as last_day,
              min(s.id) as example_id, count(*) filter (where cardinality(s.accepted) > 0)::int as accepted,
              case when min(s.customer_id) = max(s.customer_id) and count(s.customer_id) = count(*)
                then min(s.customer_id) end as customer_id
       from billing.usage_suspense s where s.status = 'open' and ${sql} group by s.reason, s.card_id, s.mend_key
     ), page as (
       select g.*, count(*) over ()::int as total, (sum(g.rows) over ())::int as all_rows,
              (sum(g.cost) over ())::float8 as all_cost
       from groups g order by g.cost desc, g.rows desc, g.reason, g.key, g.card_id limit ? offset ?
     )
     select p.reason, p.key, p.rows, p.files, p.cost::float8 as "costMicro", p.first_day::text as "firstDay",
            p.last_day::text as "lastDay", p.accepted, s.message as example, p.total, p.all_rows as "allRows",
            p.all_cost as "allCost", card.document_id as "cardId", card.name as "cardName",
            customer.document_id as "customerId", customer.name as "customerName"
     from page p join billing.usage_suspense s on s.id = p.example_id
     left join rate_cards card on card.id = p.card_id
     left join customers customer on customer.id = p.customer_id
     order by p.cost desc, p.rows desc, p.reason, p.key, p.card_id`,
    [...bindings, pageSize, (page - 1) * pageSize] as never[],
  );
  const [first] = rows;
  return {
    groups: rows.map(toGroup),
    total: first?.total ?? 0,
    totals: { rows: first?.allRows ?? 0, costMicro: first?.allCost ?? 0 },
  };
};
