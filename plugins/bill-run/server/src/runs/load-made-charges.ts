import type { Knex } from 'knex';

import type { MadeCharge } from '../../../../../src/billing/charging';
import { mulDivHalfUp } from '../../../../../src/billing/money';
import type { VatTreatment } from '../../../../../src/billing/tax';
import type { ServiceFacts } from './bill-facts';
import { CORRECTED, LEFT_OUT, LEFT_OUT_TAKES_BACK, LINE_TAKES_BACK } from './standing-lines';

type Row = {
  subscriptionId: number;
  from: string;
  to: string;
  vatTreatment: VatTreatment;
  vatBasisPoints: number;
  netPence: string;
  standsPence: string;
  /** JSON as text, which is how Strapi has `pg` hand it over. */
  facts: string;
};

type Facts = Omit<MadeCharge, 'period' | 'fullPeriod' | 'standsPence' | 'made'> & {
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
  const [netPence, standsPence] = [Number(row.netPence), Math.max(0, Number(row.standsPence))];
  return {
    period: { from, to },
    fullPeriod: { from: fullFrom, to: fullTo },
    chargedDays,
    quantity,
    unitPriceMicro,
    standsPence,
    made: {
      vatTreatment,
      vatBasisPoints,
      // Credit notes took the discount back with what they took back of the charge.
      discountPence:
        standsPence < netPence ? mulDivHalfUp(discountPence, standsPence, netPence) : discountPence,
      discountLabel,
    },
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
 * of those days, the last made first: a credit takes back what was charged and is still paid, with its tax and discount,
 * not what the service costs by now. What people left out of a bill was charged at nothing.
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
            (l.net_amount * 100)::bigint::text as "netPence",
            ((l.net_amount + corrected.net) * 100)::bigint::text as "standsPence",
            (l.explanation -> 'facts')::text as facts, v.bill_date as made_on, l.position
     from unnest(cast(:ids as int[]), cast(:days as date[])) as asked(id, first_day)
     join invoice_lines l on l.subscription_id = asked.id and l.period_to > asked.first_day
     join invoices v on v.id = l.invoice_id and v.status = 'issued' and v.bill_run_id is not null
     ${CORRECTED}
     where l.section in ('recurring', 'third-party') and not ${LINE_TAKES_BACK}
       and l.explanation ->> 'kind' = 'recurring'
     union all
     select asked.id, o ->> 'periodFrom', o ->> 'periodTo', 'standard', 0, '0', '0',
            (o -> 'explanation' -> 'facts')::text, i.bill_date, 0
     from unnest(cast(:ids as int[]), cast(:days as date[])) as asked(id, first_day)
     join subscriptions b on b.id = asked.id
     cross join lateral (select i.bill_date, o ${LEFT_OUT} and i.customer_id = b.customer_id) i
     where (o ->> 'subscriptionId')::int = asked.id and (o ->> 'periodTo')::date > asked.first_day
       and not ${LEFT_OUT_TAKES_BACK}
       and o -> 'explanation' ->> 'kind' = 'recurring'
     order by made_on desc, position`,
    { ids: asked.map(({ id }) => id), days: asked.map(({ day }) => day) },
  );
  const byId = new Map(services.map((service) => [service.subscriptionId, service]));
  for (const row of result.rows) byId.get(row.subscriptionId)?.charges.push(toCharge(row));
};
