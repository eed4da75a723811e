import type { Knex } from 'knex';

/** The bills of one issuer that a step of a run has just numbered; others of the run may wait for their approval. */
type Issued = { runId: number; pass: number; issuerKey: string };

const ISSUED = `billing.run_items i
  join invoices v on v.id = i.invoice_id
  join resellers s on s.id = i.reseller_id and s.mode = 'wholesale'`;
const OF_ISSUER = `i.run_id = :runId and i.pass = :pass and i.issuer_key = :issuerKey and i.status = 'drafted'
  and v.status = 'issued'`;

/**
 * Records what a reseller is charged for because bills went out in his name: itemisation for each customer who gets it,
 * once a bill day, and each advert once a month, whichever run shows it first. In the issuing transaction.
 */
export const recordIssuedActs = async (
  trx: Knex.Transaction,
  { issuedOn, ...issued }: Issued & { issuedOn: string },
): Promise<void> => {
  if (!issued.issuerKey.startsWith('reseller:')) return;
  await trx.raw(
    `insert into billing.chargeable_acts (reseller_id, service_code, customer_id, act_key, acted_on, acted_by, subject)
     select i.reseller_id, 'call-itemisation', i.customer_id,
            'call-itemisation:' || i.customer_id || ':' || i.bill_date, cast(:issuedOn as date), 'Bill run',
            'Invoice ' || v.number
     from ${ISSUED} join customers c on c.id = i.customer_id
     where ${OF_ISSUER} and c.itemised and v.details ->> 'itemised' = 'true'
       and exists (select from bureau_services where code = 'call-itemisation')
     order by v.number
     on conflict (act_key) do nothing`,
    { ...issued, issuedOn },
  );
  await trx.raw(
    `insert into billing.chargeable_acts (reseller_id, service_code, act_key, acted_on, acted_by, subject)
     select p.reseller_id, 'promo-advert', 'promo-advert:' || p.id || ':' || to_char(cast(:issuedOn as date), 'YYYY-MM'),
            cast(:issuedOn as date), 'Bill run', left(p.title, 200)
     from promos p
     where p.reseller_id = :resellerId and exists (select from bureau_services where code = 'promo-advert')
       and exists (
         select from ${ISSUED} where ${OF_ISSUER}
           and v.details -> 'promos' @> jsonb_build_array(jsonb_build_object('title', p.title, 'message', p.message)))
     order by p.id
     on conflict (act_key) do nothing`,
    { ...issued, issuedOn, resellerId: Number(issued.issuerKey.slice('reseller:'.length)) },
  );
};
