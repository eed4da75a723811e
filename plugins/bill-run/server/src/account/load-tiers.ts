import type { Knex } from 'knex';

import type { MadeCharge, TierSpanFacts } from '../../../../../src/billing';
import { CORRECTED, LEFT_OUT, LEFT_OUT_TAKES_BACK, LINE_TAKES_BACK } from '../runs/standing-lines';

type Key = { customerId: number; resellerId: number; billDate: string };
type Span = Omit<TierSpanFacts, 'chargedThrough' | 'charges' | 'rentalMicro'> & {
  rentalMicro: string | null;
};

/**
 * The stretches that a reseller was on a tier from the first day that he is billed for, each with the rental of the bill
 * day and how far it is charged. One ends where the next begins.
 */
export const loadTiers = async (
  trx: Knex.Transaction,
  { billingStart, ...key }: Key & { billingStart: string },
): Promise<TierSpanFacts[]> => {
  const { rows } = await trx.raw<{ rows: Span[] }>(
    `select * from (
       select a.id as "assignmentId", t.name, greatest(a.valid_from, cast(:billingStart as date))::text as "from",
              least(a.valid_to + 1, lead(a.valid_from) over (order by a.valid_from))::text as "to",
              (p.price * 1000000)::bigint::text as "rentalMicro"
       from tier_assignments a join tiers t on t.id = a.tier_id
       left join lateral (
         select y.price, y.terms from tier_prices y join bureau_services s on s.id = y.bureau_service_id
         where y.tier_id = t.id and s.code = 'monthly-rental' and y.valid_from <= :billDate
         order by y.valid_from desc limit 1) p on p.terms = 'price'
       where a.reseller_id = :resellerId) spans
     where "to" is null or "to" > "from" order by "from"`,
    { ...key, billingStart },
  );
  const made = await madeRentals(trx, key);
  return rows.map((span) => {
    const lines = made.filter(({ assignmentId }) => assignmentId === span.assignmentId);
    const [last] = lines;
    return {
      ...span,
      rentalMicro: span.rentalMicro === null ? null : Number(span.rentalMicro),
      // A credit takes a stretch back to its first day.
      chargedThrough: last
        ? last.isCredit
          ? last.charge.period.from
          : last.charge.period.to
        : null,
      charges: lines.filter(({ isCredit }) => !isCredit).map(({ charge }) => charge),
    };
  });
};

type Made = { assignmentId: number; isCredit: boolean; charge: MadeCharge };
type Facts = Omit<MadeCharge, 'period' | 'fullPeriod' | 'standsPence'> & {
  tierAssignmentId: number;
  fullFrom: string;
  fullTo: string;
};

/** Rentals on issued bills of the account, the last made first: those left out by hand too. A bill issued anew counts once. */
const madeRentals = async (
  trx: Knex.Transaction,
  { customerId }: Pick<Key, 'customerId'>,
): Promise<Made[]> => {
  const { rows } = await trx.raw<{
    rows: { from: string; to: string; isCredit: boolean; standsPence: string; facts: string }[];
  }>(
    `select l.period_from::text as "from", l.period_to::text as "to", ${LINE_TAKES_BACK} as "isCredit",
            ((l.net_amount + corrected.net) * 100)::bigint::text as "standsPence",
            (l.explanation -> 'facts')::text as facts, v.bill_date as made_on, l.position
     from invoices v join invoice_lines l on l.invoice_id = v.id ${CORRECTED}
     where v.customer_id = :customerId and v.status = 'issued' and v.bill_run_id is not null
       and l.section = 'recurring' and l.explanation #> '{facts,tierAssignmentId}' is not null
     union all
     select o ->> 'periodFrom', o ->> 'periodTo', ${LEFT_OUT_TAKES_BACK}, '0', (o -> 'explanation' -> 'facts')::text,
            i.bill_date, 0 ${LEFT_OUT}
       and i.customer_id = :customerId and o #> '{explanation,facts,tierAssignmentId}' is not null
     order by made_on desc, "from" desc, position desc`,
    { customerId },
  );
  return rows.map(({ from, to, isCredit, standsPence, facts }) => {
    const { tierAssignmentId, fullFrom, fullTo, chargedDays, quantity, unitPriceMicro } =
      JSON.parse(facts) as Facts;
    const charge = {
      period: { from, to },
      fullPeriod: { from: fullFrom, to: fullTo },
      chargedDays,
      quantity,
      unitPriceMicro,
      standsPence: Math.max(0, Number(standsPence)),
    };
    return { assignmentId: tierAssignmentId, isCredit, charge };
  });
};
