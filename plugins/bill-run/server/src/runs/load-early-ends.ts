import type { Knex } from 'knex';

import type { ContractTerms } from '../../../../../src/billing/charging';
import type { VatTreatment } from '../../../../../src/billing/tax';
import type { ServiceFacts } from './bill-facts';
import { CORRECTED, LEFT_OUT } from './standing-lines';

type Row = {
  subscriptionId: number;
  from: string;
  months: number;
  renewal: 'none' | 'same-term';
  kind: 'none' | 'percentage' | 'fixed';
  basisPoints: number | null;
  amountPence: string | null;
  isWaived: boolean;
  madePence: string;
  paidPence: string;
  vatTreatment: VatTreatment | null;
  vatBasisPoints: number | null;
};

const chargeOf = ({ kind, basisPoints, amountPence }: Row): ContractTerms['charge'] => {
  if (kind === 'percentage') return { kind: 'percent', percentBasisPoints: basisPoints ?? 0 };
  if (kind === 'fixed') return { kind: 'fixed', amountPence: Number(amountPence ?? 0) };
  return { kind: 'none' };
};

/** Gives services with a minimum term that term, and what earlier bills made of their early end. */
export const addEarlyEnds = async (
  trx: Knex.Transaction,
  services: readonly ServiceFacts[],
): Promise<void> => {
  if (services.length === 0) return;
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `select b.id as "subscriptionId", coalesce(b.term_from, b.start_date)::text as "from",
            coalesce(b.term_months, p.term_months) as months, coalesce(p.term_renewal, 'none') as renewal,
            coalesce(p.early_end_charge, 'none') as kind, (p.early_end_percent * 100)::int as "basisPoints",
            (p.early_end_amount * 100)::bigint::text as "amountPence", coalesce(b.early_end_waived, false) as "isWaived",
            (coalesce(made.pence, 0) + coalesce(left_out.pence, 0))::text as "madePence",
            coalesce(made.paid, 0)::text as "paidPence", made.vat_treatment as "vatTreatment",
            made.vat_basis_points as "vatBasisPoints"
     from subscriptions b join products p on p.id = b.product_id
     -- What was made of it is what was worked out, whatever people set it to; what is paid is what became of that.
     left join lateral (
       select sum((l.explanation -> 'facts' ->> 'amountPence')::bigint) as pence,
              (sum(l.net_amount + corrected.net) * 100)::bigint as paid,
              (array_agg(l.vat_treatment order by v.bill_date desc) filter (where l.net_amount > 0))[1] as vat_treatment,
              (array_agg((l.vat_percent * 100)::int order by v.bill_date desc)
                filter (where l.net_amount > 0))[1] as vat_basis_points
       from invoice_lines l join invoices v on v.id = l.invoice_id and v.status = 'issued' and v.bill_run_id is not null
       ${CORRECTED}
       where l.subscription_id = b.id and l.explanation ->> 'kind' = 'early-termination') made on true
     left join lateral (
       select sum((o -> 'explanation' -> 'facts' ->> 'amountPence')::bigint) as pence ${LEFT_OUT}
         and i.customer_id = b.customer_id and (o ->> 'subscriptionId')::int = b.id
         and o -> 'explanation' ->> 'kind' = 'early-termination') left_out on true
     where b.id = any(?) and coalesce(b.term_months, p.term_months, 0) > 0`,
    [services.map(({ subscriptionId }) => subscriptionId)],
  );
  const byId = new Map(services.map((service) => [service.subscriptionId, service]));
  for (const row of rows) {
    const service = byId.get(row.subscriptionId);
    if (!service) continue;
    service.earlyEndMadePence = Number(row.madePence);
    service.earlyEndPaidPence = Number(row.paidPence);
    const { from, months, renewal, vatTreatment, vatBasisPoints } = row;
    if (vatTreatment !== null && vatBasisPoints !== null) {
      service.earlyEndTax = { vatTreatment, vatBasisPoints };
    }
    service.contract = row.isWaived ? null : { from, months, renewal, charge: chargeOf(row) };
  }
};
