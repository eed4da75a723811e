import type { Knex } from 'knex';

import type { Bundle, BundleChoices } from '../../../shared/contracts/balances';
import { bandGroupsOf } from '../allowances';

type Row = Omit<Bundle, 'product' | 'bandGroups'> & {
  productDocumentId: string;
  productName: string;
  bandText: string | null;
  total: number;
};

/** Allowances with the products that bring them and how many have them now. */
export const listBundles = async (
  db: Knex,
  query: { page: number; pageSize: number; search?: string | undefined; documentId?: string },
): Promise<{ bundles: Bundle[]; total: number }> => {
  const { page, pageSize, search, documentId } = query;
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select a.document_id as "documentId", a.name, p.document_id as "productDocumentId", p.name as "productName", a.unit,
            a.quantity::float8 as quantity, a.band_groups as "bandText", a.sharing, a.priority, a.proration,
            coalesce(a.rollover_periods, 0) as "rolloverPeriods", a.rollover_most::float8 as "rolloverMost",
            a.status as state, used.services, used.customers, count(*) over ()::int as total
     from allowances a join products p on p.id = a.product_id
     left join lateral (
       select count(*)::int as services, count(distinct b.customer_id)::int as customers from subscriptions b
       where b.product_id = p.id and b.start_date <= billing.bureau_day(now())
         and (b.end_date is null or b.end_date > billing.bureau_day(now()))) used on true
     where (cast(:documentId as text) is null or a.document_id = :documentId)
       and (cast(:search as text) is null or a.name ilike :search or p.name ilike :search)
     order by a.status, p.name, a.priority, a.id limit :limit offset :offset`,
    {
      documentId: documentId ?? null,
      search: search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null,
      limit: pageSize,
      offset: (page - 1) * pageSize,
    },
  );
  return {
    total: rows[0]?.total ?? 0,
    bundles: rows.map(({ productDocumentId, productName, bandText, total: _, ...bundle }) => ({
      ...bundle,
      product: { documentId: productDocumentId, name: productName },
      bandGroups: bandGroupsOf(bandText) ?? [],
    })),
  };
};

/** The products and the bands in use that a bundle can be made of. */
export const bundleChoices = async (db: Knex): Promise<BundleChoices> => {
  const products = await db.raw<{ rows: BundleChoices['products'] }>(
    `select document_id as "documentId", name from products where status = 'active' order by name`,
  );
  // Each distinct band by a jump in an index or two, not by a look at every rate.
  const bands = await db.raw<{ rows: { band: string }[] }>(
    `select band from (
       select distinct r.band from rates r
       join rate_card_versions v on v.id = r.version_id and v.status = 'live'
       join rate_cards c on c.id = v.rate_card_id and c.kind = 'sell'
       union select band from number_ranges
       union select band from event_rates) known
     where band is not null order by band`,
  );
  return { products: products.rows, bands: bands.rows.map(({ band }) => band) };
};
