import type { Knex } from 'knex';

import type { PricedActFacts, VatTreatment } from '../../../../../src/billing';
import { priceOf, TERMS_COLUMNS, TERMS_JOINS, type TermsRow } from '../acts/act-terms';
import { SERVICE_NAME } from '../acts/service-name';

/** An act as it is billed and listed. */
export type BilledAct = PricedActFacts & {
  actedBy: string;
  customerName: string | null;
  subject: string | null;
  note: string | null;
};

type Row = TermsRow & {
  id: number;
  serviceCode: string;
  serviceName: string;
  vatTreatment: VatTreatment;
  actedOn: string;
  actedBy: string;
  customerName: string | null;
  subject: string | null;
  note: string | null;
};

/**
 * Prices the acts that were stamped with a bill, each by the tier of its day, and writes the price beside it: what is
 * issued is what was drafted. An act without a price is left out and stays recorded.
 */
export const priceActs = async (
  trx: Knex.Transaction,
  { resellerId, billDate }: { resellerId: number; billDate: string },
): Promise<BilledAct[]> => {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `select a.id::int, a.service_code as "serviceCode", ${SERVICE_NAME} as "serviceName",
            coalesce(bs.vat_treatment, 'standard') as "vatTreatment", a.acted_on::text as "actedOn",
            a.acted_by as "actedBy", c.name as "customerName", a.subject, a.note, ${TERMS_COLUMNS}
     from billing.chargeable_acts a ${TERMS_JOINS} left join customers c on c.id = a.customer_id
     where a.reseller_id = :resellerId and a.bill_date = :billDate and a.status = 'recorded'
     order by bs.position nulls first, a.service_code, a.acted_on, a.id
     for update of a`,
    { resellerId, billDate },
  );
  const priced = rows.map((row) => ({ row, price: priceOf(row) }));
  await trx.raw(
    `update billing.chargeable_acts a set net_pence = n.net_pence, basis = n.basis
     from unnest(cast(:ids as bigint[]), cast(:pence as bigint[]), cast(:bases as text[])) as n(id, net_pence, basis)
     where a.id = n.id`,
    {
      ids: priced.map(({ row }) => row.id),
      pence: priced.map(({ price }) => (price.isHeld ? null : price.netPence)),
      bases: priced.map(({ price }) => (price.isHeld ? null : price.basis)),
    },
  );
  return priced.flatMap(({ row, price }) =>
    price.isHeld ? [] : [{ ...row, ...price, about: row.subject ?? row.note }],
  );
};
