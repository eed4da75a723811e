import type { Knex } from 'knex';

import type { ContractTerms } from '../../../../../src/billing/charging';
import type { ServiceFacts } from './bill-facts';

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
            (select coalesce(sum(l.net_amount) * 100, 0)::bigint::text from invoice_lines l
             join invoices v on v.id = l.invoice_id and v.status = 'issued' and (v.kind = 'invoice' or v.bill_run_id is not null)
             where l.subscription_id = b.id and l.explanation ->> 'kind' = 'early-termination') as "madePence"
     from subscriptions b join products p on p.id = b.product_id
     where b.id = any(?) and coalesce(b.term_months, p.term_months, 0) > 0`,
    [services.map(({ subscriptionId }) => subscriptionId)],
  );
  const byId = new Map(services.map((service) => [service.subscriptionId, service]));
  for (const row of rows) {
    const service = byId.get(row.subscriptionId);
    if (!service) continue;
    service.earlyEndMadePence = Number(row.madePence);
    const { from, months, renewal } = row;
    service.contract = row.isWaived ? null : { from, months, renewal, charge: chargeOf(row) };
  }
};
