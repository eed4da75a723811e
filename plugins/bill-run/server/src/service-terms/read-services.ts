import type { Knex } from 'knex';

import { contractEnd } from '../../../../../src/billing/charging';
import type {
  ChargedProduct,
  ServiceChange,
  ServiceDetail,
  ServiceSummary,
} from '../../../shared/contracts/service-terms';

const FROM_SQL = `from subscriptions b join customers c on c.id = b.customer_id
  join products p on p.id = b.product_id left join resellers s on s.id = b.reseller_id
  left join catalogue_items ci on ci.catalogue_id = c.catalogue_id and ci.product_id = p.id`;

const COLUMNS = `b.document_id as "documentId", c.name as "customerName", c.account_number as "accountNumber",
  s.name as "resellerName", p.name as "productName", b.identifier, b.label, b.quantity,
  (coalesce(b.price_override, ci.price, p.price) * 1000000)::bigint::text as "unitPriceMicro", p.frequency,
  b.start_date::text as "startDate", b.end_date::text as "endDate"`;

type RawSummary = Omit<ServiceSummary, 'unitPriceMicro'> & { unitPriceMicro: string };

const toSummary = <Row extends { unitPriceMicro: string }>(row: Row) => ({
  ...row,
  unitPriceMicro: Number(row.unitPriceMicro),
});

/** Services charged every period, by customer; those searched for by name, account, number or product. */
export const listServices = async (
  db: Knex,
  input: { page: number; pageSize: number; search?: string },
): Promise<{ results: ServiceSummary[]; total: number }> => {
  const where = `where p.kind in ('recurring', 'third-party') and (cast(:pattern as text) is null or c.name ilike :pattern
    or c.account_number ilike :pattern or b.identifier ilike :pattern or p.name ilike :pattern)`;
  const bindings = {
    pattern: input.search ? `%${input.search.replace(/[\\%_]/g, '\\$&')}%` : null,
    limit: input.pageSize,
    offset: (input.page - 1) * input.pageSize,
  };
  const counted = await db.raw(`select count(*)::int as total ${FROM_SQL} ${where}`, bindings);
  const { rows } = await db.raw<{ rows: RawSummary[] }>(
    `select ${COLUMNS} ${FROM_SQL} ${where} order by c.name, c.id, b.start_date, b.id limit :limit offset :offset`,
    bindings,
  );
  return { results: rows.map(toSummary), total: counted.rows[0].total };
};

type RawDetail = Omit<ServiceDetail, 'unitPriceMicro' | 'changes' | 'termEnd'> & {
  id: number;
  unitPriceMicro: string;
  termFrom: string;
  termMonths: number | null;
  termRenewal: 'none' | 'same-term';
};

/** One service with its changes; undefined when there is none. */
export const readService = async (
  db: Knex,
  { documentId }: { documentId: string },
): Promise<ServiceDetail | undefined> => {
  const { rows } = await db.raw<{ rows: RawDetail[] }>(
    `select b.id, ${COLUMNS}, c.document_id as "customerDocumentId", p.document_id as "productDocumentId",
            sc.charged_through::text as "chargedThrough", cy.next_bill_date::text as "nextBillDate", p.timing,
            coalesce(b.term_from, b.start_date)::text as "termFrom", coalesce(b.term_months, p.term_months) as "termMonths",
            coalesce(p.term_renewal, 'none') as "termRenewal", f.document_id as "followsDocumentId",
            coalesce((select json_agg(json_build_object('name', a.name, 'quantity', a.quantity, 'unit', a.unit,
                'sharing', a.sharing) order by a.priority, a.id)
              from allowances a where a.product_id = p.id and a.status = 'active'), '[]') as includes,
            (select n.document_id from subscriptions n where n.follows_id = b.id order by n.id limit 1) as "followedByDocumentId"
     ${FROM_SQL} join billing.customer_cycles cy on cy.customer_id = c.id
     left join billing.service_cycles sc on sc.subscription_id = b.id
     left join subscriptions f on f.id = b.follows_id
     where b.document_id = ?`,
    [documentId],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { id, termFrom, termMonths, termRenewal, ...detail } = toSummary(row);
  const term = { from: termFrom, months: termMonths ?? 0, renewal: termRenewal };
  const termEnd = term.months > 0 ? contractEnd(term, detail.nextBillDate) : null;
  return { ...detail, termEnd, changes: await readChanges(db, id) };
};

const readChanges = async (db: Knex, subscriptionId: number): Promise<ServiceChange[]> => {
  const { rows } = await db.raw<{ rows: (ServiceChange & { unitPriceMicro: string | null })[] }>(
    `select g.document_id::text as "documentId", g.effective_from::text as "effectiveFrom", g.quantity,
            (g.unit_price * 1000000)::bigint::text as "unitPriceMicro", g.reason, r.name as "priceRiseName",
            g.made_by as "madeBy", g.made_at as "madeAt", g.withdrawn_at as "withdrawnAt", g.withdrawn_by as "withdrawnBy"
     from billing.service_changes g left join price_rises r on r.id = g.price_rise_id
     where g.subscription_id = ? order by g.effective_from desc, g.id desc`,
    [subscriptionId],
  );
  return rows.map((row) => ({
    ...row,
    unitPriceMicro: row.unitPriceMicro === null ? null : Number(row.unitPriceMicro),
  }));
};

/** Products on sale that are charged every period, by name. */
export const listChargedProducts = async (db: Knex): Promise<ChargedProduct[]> => {
  const { rows } = await db.raw<{ rows: ChargedProduct[] }>(
    `select document_id as "documentId", name from products
     where kind in ('recurring', 'third-party') and status = 'active' order by name, id limit 1000`,
  );
  return rows;
};
