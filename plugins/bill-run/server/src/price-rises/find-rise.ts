import type { Knex } from 'knex';

import type { RiseRounding } from '../../../../../src/billing/charging';
import type { Rise } from './affected-services';

const SQL = `select r.id, r.document_id as "documentId", r.name, r.status as state, r.product_id as "productId",
    p.name as "productName", r.reseller_id as "resellerId", s.name as "resellerName",
    r.effective_date::text as "effectiveDate", coalesce(r.rise_by, 'amount') as "riseBy",
    (coalesce(r.amount, 0) * 1000000)::bigint::text as "amountMicro", (r.index_percent * 100)::int as "indexBasisPoints",
    (coalesce(r.added_percent, 0) * 100)::int as "addedBasisPoints", coalesce(r.round_to, 'penny') as "roundTo",
    coalesce(r.includes_own_prices, false) as "includesOwnPrices", r.notice_days as "noticeDays",
    r.notice_text as "noticeText", r.scheduled_at as "scheduledAt", r.scheduled_by as "scheduledBy"
  from price_rises r left join products p on p.id = r.product_id left join resellers s on s.id = r.reseller_id`;

type Row = Omit<Rise, 'change'> & {
  riseBy: 'amount' | 'percent';
  amountMicro: string;
  addedBasisPoints: number;
  roundTo: RiseRounding;
};

const toRise = ({ riseBy, amountMicro, addedBasisPoints, roundTo, ...row }: Row): Rise => ({
  ...row,
  change:
    riseBy === 'amount'
      ? { by: 'amount', amountMicro: Number(amountMicro) }
      : {
          by: 'percent',
          percentBasisPoints: (row.indexBasisPoints ?? 0) + addedBasisPoints,
          roundTo,
        },
});

/** All rises, the latest first. */
export const listRises = async (db: Knex): Promise<Rise[]> => {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `${SQL} order by r.effective_date desc, r.id desc limit 500`,
  );
  return rows.map(toRise);
};

/** One rise, held until the transaction ends; undefined when there is none. */
export const findRise = async (
  db: Knex,
  { documentId }: { documentId: string },
): Promise<Rise | undefined> => {
  const { rows } = await db.raw<{ rows: Row[] }>(`${SQL} where r.document_id = ? for update of r`, [
    documentId,
  ]);
  return rows[0] && toRise(rows[0]);
};
