import type { DeskCaller } from './caller';
import type { CardKind, CardRow, ListCards } from './contracts';
import { OWN_CARDS, ownCards } from './find';
import { fromJson } from './json';

export type CardFilter = { page: number; pageSize: number; search: string; kind?: CardKind };

/** How many use a card. Behind the wall a reseller counts his own only; suppliers are not in sight there. */
const uses = (isStaff: boolean): string => `jsonb_build_object(
  'resellers', (select count(*) from resellers x where c.id in (x.sell_card_id, x.buy_card_id)),
  'customers', (select count(*) from customers x where c.id in (x.sell_card_id, x.override_card_id)),
  'services', (select count(*) from subscriptions x where x.sell_card_id = c.id),
  'suppliers', ${isStaff ? '(select count(*) from suppliers x where x.buy_card_id = c.id)' : '0'})`;

const version = (condition: string, order: string): string => `(
  select jsonb_build_object('documentId', v.document_id, 'validFrom', v.valid_from,
    'rates', (select count(*) from rates t where t.version_id = v.id))
  from rate_card_versions v where v.rate_card_id = c.id and v.status = 'live' and ${condition}
  order by v.valid_from ${order} limit 1)`;

/** What is selected of `rate_cards c left join resellers r` for a CardRow. Takes today twice. */
export const selectCard = (isStaff: boolean): string => `
  c.document_id as "documentId", c.name, c.kind, c.note,
  case when r.id is not null then jsonb_build_object('documentId', r.document_id, 'name', r.name) end as reseller,
  ${version('v.valid_from <= cast(? as date)', 'desc')} as current,
  ${version('v.valid_from > cast(? as date)', 'asc')} as next,
  (select count(*)::int from rate_card_versions v where v.rate_card_id = c.id and v.status = 'draft') as drafts,
  ${uses(isStaff)} as "usedBy"`;

/** A row of selectCard as it is answered. */
export const toCardRow = (row: CardRow): CardRow => ({
  ...row,
  reseller: fromJson(row.reseller),
  current: fromJson(row.current),
  next: fromJson(row.next),
  usedBy: fromJson(row.usedBy),
});

const pattern = (search: string): string => `%${search.replace(/[\\%_]/g, '\\$&')}%`;

/** The rate cards that the caller may see: the bureau's own first, then by reseller and name. */
export const listCards = async (
  caller: DeskCaller,
  { page, pageSize, search, kind }: CardFilter,
): Promise<ListCards> => {
  const { trx, today, resellerId } = caller;
  const from = `from rate_cards c left join resellers r on r.id = c.reseller_id
    where ${OWN_CARDS} and (?::text is null or c.kind = ?) and (c.name ilike ? or r.name ilike ?)`;
  const values = [
    ...ownCards(caller),
    kind ?? null,
    kind ?? null,
    pattern(search),
    pattern(search),
  ] as (string | number)[];
  const { rows } = await trx.raw<{ rows: CardRow[] }>(
    `select ${selectCard(resellerId === null)} ${from}
     order by c.kind, r.name nulls first, c.name, c.id limit ? offset ?`,
    [today, today, ...values, pageSize, (page - 1) * pageSize],
  );
  const counted = await trx.raw<{ rows: { total: number }[] }>(
    `select count(*)::int as total ${from}`,
    values,
  );
  const total = counted.rows[0]?.total ?? 0;
  return {
    results: rows.map(toCardRow),
    pagination: { page, pageSize, total, pageCount: Math.max(1, Math.ceil(total / pageSize)) },
  };
};
