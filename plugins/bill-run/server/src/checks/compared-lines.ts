import type { Knex } from 'knex';

import type { ComparedLine } from '../../../../../src/billing/comparison';

type Row = ComparedLine & { invoiceId: number; netPence: string; unitMicro: string | null };

/** The lines of some invoices as they are compared, by the id of the invoice. One query, whatever their number. */
export const comparedLines = async (
  db: Knex,
  invoiceIds: number[],
): Promise<Map<number, ComparedLine[]>> => {
  const byInvoice = new Map<number, ComparedLine[]>();
  if (invoiceIds.length === 0) return byInvoice;
  const result = await db.raw(
    `select l.invoice_id as "invoiceId", l.section, l.description, l.subscription_id as "subscriptionId",
            l.product_id as "productId", (l.net_amount * 100)::bigint::text as "netPence",
            coalesce(nullif(l.quantity_text, '')::float, 1) as quantity, (l.unit_price * 1000000)::bigint::text as "unitMicro",
            l.period_from::text as "periodFrom", b.start_date::text as "serviceFrom", b.end_date::text as "serviceUntil",
            l.explanation #> '{facts,changedBy}' is not null as "isByHand",
            (l.explanation #>> '{facts,calls}')::int as calls, (l.explanation #>> '{facts,durationS}')::float as "durationS",
            l.explanation #>> '{facts,countNoun}' as "countNoun"
     from invoice_lines l left join subscriptions b on b.id = l.subscription_id
     where l.invoice_id = any(?) order by l.invoice_id, l.position`,
    [invoiceIds],
  );
  for (const { invoiceId, netPence, unitMicro, ...line } of result.rows as Row[]) {
    const lines = byInvoice.get(invoiceId) ?? [];
    lines.push({
      ...line,
      netPence: Number(netPence),
      unitPriceMicro: unitMicro === null ? null : Number(unitMicro),
    });
    byInvoice.set(invoiceId, lines);
  }
  return byInvoice;
};
