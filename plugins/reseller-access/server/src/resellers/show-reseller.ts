import type { Core } from '@strapi/strapi';

import { whyMailIsHeld } from '../../../../../src/platform/mail';
import type { ResellerDetail, ResellerTier } from '../../../shared/contracts/resellers';
import { KEY_WORKS } from '../keys/key-row';
import { KEY_SOON_DAYS } from '../../../shared/contracts/keys';
import { countPeople } from '../people/count-people';
import { type AnyReseller, requireReseller } from './require-reseller';
import { resellerCapabilities } from './reseller-capabilities';
import {
  bureauToday,
  FIGURES,
  firstOfMonth,
  SUMMARY_COLUMNS,
  type SummaryRow,
  toSummary,
} from './summary';

type Contact = Pick<ResellerDetail, 'legalName' | 'email' | 'phone' | 'website'>;

const readSummary = async (strapi: Core.Strapi, { resellerId }: AnyReseller) => {
  const { rows } = await strapi.db.connection.raw<{ rows: (SummaryRow & Contact)[] }>(
    `select ${SUMMARY_COLUMNS}, r.legal_name as "legalName", r.email, r.phone, r.website
     from resellers r ${FIGURES} where r.id = ?`,
    [await firstOfMonth(strapi), resellerId],
  );
  const [row] = rows;
  if (!row) throw new Error(`Reseller ${resellerId} was deleted while it was read.`);
  const { legalName, email, phone, website } = row;
  return { ...toSummary(row), legalName, email, phone, website };
};

/** The tier of a day, or with `isNext` the first one after it. */
const readTier = async (
  strapi: Core.Strapi,
  { resellerId, day, isNext }: { resellerId: number; day: string; isNext: boolean },
): Promise<ResellerTier | null> => {
  const when = isNext
    ? 'a.valid_from > ? order by a.valid_from'
    : 'a.valid_from <= ? and (a.valid_to is null or a.valid_to >= ?) order by a.valid_from desc';
  const { rows } = await strapi.db.connection.raw<{ rows: ResellerTier[] }>(
    `select t.name, a.valid_from::text as since from tier_assignments a join tiers t on t.id = a.tier_id
     where a.reseller_id = ? and ${when} limit 1`,
    isNext ? [resellerId, day] : [resellerId, day, day],
  );
  return rows[0] ?? null;
};

type RunRow = Omit<NonNullable<ResellerDetail['lastRun']>, 'grossPence'> & { grossPence: string };

/** The last run that issued invoices of his. */
const readLastRun = async (
  strapi: Core.Strapi,
  resellerId: number,
): Promise<ResellerDetail['lastRun']> => {
  const { rows } = await strapi.db.connection.raw<{ rows: RunRow[] }>(
    `select b.document_id as "documentId", b.name, b.run_date::text as "runDate", count(n.id)::int as invoices,
            coalesce(sum(n.gross_total) * 100, 0)::bigint::text as "grossPence"
     from (select max(i.run_id) as run_id from billing.run_items i
           where i.reseller_id = ? and i.status = 'issued') last
       join bill_runs b on b.id = last.run_id
       join billing.run_items i on i.run_id = b.id and i.reseller_id = ? and i.status = 'issued'
       left join invoices n on n.id = i.invoice_id
     group by b.id`,
    [resellerId, resellerId],
  );
  return rows[0] ? { ...rows[0], grossPence: Number(rows[0].grossPence) } : null;
};

const countKeys = async (
  strapi: Core.Strapi,
  resellerId: number,
): Promise<ResellerDetail['keys']> => {
  const { rows } = await strapi.db.connection.raw<{ rows: ResellerDetail['keys'][] }>(
    `select count(*) filter (where ${KEY_WORKS})::int as active,
            count(*) filter (where ${KEY_WORKS} and k.expires_at < now() + interval '${KEY_SOON_DAYS} days'
              and not exists (select from billing.api_keys n where n.replaces_id = k.id))::int as "expiringSoon"
     from billing.api_keys k where k.reseller_id = ?`,
    [resellerId],
  );
  return rows[0] ?? { active: 0, expiringSoon: 0 };
};

/**
 * One reseller as staff see him: who, how much, what he may do.
 * @throws problem 404 `reseller-unknown`.
 */
export const showReseller = async ({
  strapi,
  documentId,
}: {
  strapi: Core.Strapi;
  documentId: string;
}): Promise<ResellerDetail> => {
  const reseller = await requireReseller({ strapi, documentId });
  const { resellerId } = reseller;
  const day = await bureauToday(strapi);
  return {
    ...(await readSummary(strapi, reseller)),
    tier: await readTier(strapi, { resellerId, day, isNext: false }),
    nextTier: await readTier(strapi, { resellerId, day, isNext: true }),
    lastRun: await readLastRun(strapi, resellerId),
    people: await countPeople({ strapi, resellerId }),
    keys: await countKeys(strapi, resellerId),
    capabilities: resellerCapabilities(reseller),
    mailHeldBecause: (await whyMailIsHeld(strapi)) ?? null,
  };
};
