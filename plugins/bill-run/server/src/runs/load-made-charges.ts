import type { Knex } from 'knex';

import type { MadeCharge } from '../../../../../src/billing/charging';
import type { ServiceFacts } from './bill-facts';

type Row = {
  subscriptionId: number;
  from: string;
  to: string;
  /** JSON as text, which is how Strapi has `pg` hand it over. */
  facts: string;
};

type Facts = Omit<MadeCharge, 'period' | 'fullPeriod'> & { fullFrom: string; fullTo: string };

const toCharge = ({ from, to, facts }: Row): MadeCharge => {
  const { fullFrom, fullTo, chargedDays, quantity, unitPriceMicro } = JSON.parse(facts) as Facts;
  const fullPeriod = { from: fullFrom, to: fullTo };
  return { period: { from, to }, fullPeriod, chargedDays, quantity, unitPriceMicro };
};

/**
 * Gives the services that have been charged past their end the issued charges of those days, the last made first: a
 * credit takes back what was charged, not what the service costs by now.
 */
export const addMadeCharges = async (
  trx: Knex.Transaction,
  services: readonly ServiceFacts[],
): Promise<void> => {
  const ceased = services.filter(
    ({ endDate, chargedThrough }) =>
      endDate !== null && chargedThrough !== null && endDate < chargedThrough,
  );
  if (ceased.length === 0) return;
  const result = await trx.raw<{ rows: Row[] }>(
    `select l.subscription_id as "subscriptionId", l.period_from::text as "from", l.period_to::text as "to",
            (l.explanation -> 'facts')::text as facts
     from unnest(cast(:ids as int[]), cast(:ends as date[])) as ceased(id, end_date)
     join invoice_lines l on l.subscription_id = ceased.id and l.period_to > ceased.end_date
     join invoices v on v.id = l.invoice_id and v.status = 'issued'
     where l.section in ('recurring', 'third-party') and l.net_amount >= 0
       and l.explanation ->> 'kind' = 'recurring'
     order by v.id desc, l.position`,
    {
      ids: ceased.map(({ subscriptionId }) => subscriptionId),
      ends: ceased.map(({ endDate }) => endDate),
    },
  );
  const byId = new Map(ceased.map((service) => [service.subscriptionId, service]));
  for (const row of result.rows) byId.get(row.subscriptionId)?.charges.push(toCharge(row));
};
