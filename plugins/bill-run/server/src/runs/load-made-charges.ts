import type { Knex } from 'knex';

import type { MadeCharge } from '../../../../../src/billing/charging';
import type { VatTreatment } from '../../../../../src/billing/tax';
import type { ServiceFacts } from './bill-facts';

type Row = {
  subscriptionId: number;
  from: string;
  to: string;
  vatTreatment: VatTreatment;
  vatBasisPoints: number;
  /** JSON as text, which is how Strapi has `pg` hand it over. */
  facts: string;
};

type Facts = Omit<MadeCharge, 'period' | 'fullPeriod' | 'made'> & {
  fullFrom: string;
  fullTo: string;
  discountPence?: number;
  discountLabel?: string;
};

const toCharge = (row: Row): MadeCharge => {
  const { from, to, vatTreatment, vatBasisPoints } = row;
  const facts = JSON.parse(row.facts) as Facts;
  const { fullFrom, fullTo, chargedDays, quantity, unitPriceMicro } = facts;
  const { discountPence = 0, discountLabel = null } = facts;
  return {
    period: { from, to },
    fullPeriod: { from: fullFrom, to: fullTo },
    chargedDays,
    quantity,
    unitPriceMicro,
    made: { vatTreatment, vatBasisPoints, discountPence, discountLabel },
  };
};

/** The first day whose charge is in question: that after its end, or that of a change within what has been charged. */
const firstDayInQuestion = (service: ServiceFacts): string | null => {
  const { endDate, chargedThrough, changes } = service;
  if (chargedThrough === null) return null;
  const days = [endDate, changes[0]?.from].filter((day): day is string => typeof day === 'string');
  const first = days.sort()[0];
  return first !== undefined && first < chargedThrough ? first : null;
};

/**
 * Gives the services that have been charged past their end, or past the first change of their terms, the issued charges
 * of those days, the last made first: a credit takes back what was charged, with its tax and discount, not what the
 * service costs by now.
 */
export const addMadeCharges = async (
  trx: Knex.Transaction,
  services: readonly ServiceFacts[],
): Promise<void> => {
  const asked = services.flatMap((service) => {
    const day = firstDayInQuestion(service);
    return day === null ? [] : [{ id: service.subscriptionId, day }];
  });
  if (asked.length === 0) return;
  const result = await trx.raw<{ rows: Row[] }>(
    `select l.subscription_id as "subscriptionId", l.period_from::text as "from", l.period_to::text as "to",
            l.vat_treatment as "vatTreatment", (l.vat_percent * 100)::int as "vatBasisPoints",
            (l.explanation -> 'facts')::text as facts
     from unnest(cast(:ids as int[]), cast(:days as date[])) as asked(id, first_day)
     join invoice_lines l on l.subscription_id = asked.id and l.period_to > asked.first_day
     join invoices v on v.id = l.invoice_id and v.status = 'issued'
     where l.section in ('recurring', 'third-party') and l.net_amount >= 0
       and l.explanation ->> 'kind' = 'recurring'
     order by v.id desc, l.position`,
    { ids: asked.map(({ id }) => id), days: asked.map(({ day }) => day) },
  );
  const byId = new Map(services.map((service) => [service.subscriptionId, service]));
  for (const row of result.rows) byId.get(row.subscriptionId)?.charges.push(toCharge(row));
};
