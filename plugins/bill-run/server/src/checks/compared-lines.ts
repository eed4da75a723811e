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
    `select invoice_id as "invoiceId", section, description, subscription_id as "subscriptionId",
            product_id as "productId", (net_amount * 100)::bigint::text as "netPence",
            coalesce(nullif(quantity_text, '')::float, 1) as quantity, (unit_price * 1000000)::bigint::text as "unitMicro",
            period_from::text as "periodFrom", (explanation #>> '{facts,calls}')::int as calls,
            (explanation #>> '{facts,durationS}')::float as "durationS",
            explanation #>> '{facts,countNoun}' as "countNoun"
     from invoice_lines where invoice_id = any(?) order by invoice_id, position`,
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
