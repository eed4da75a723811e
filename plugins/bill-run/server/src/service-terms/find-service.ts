import type { Knex } from 'knex';

import { applyDueChanges } from './apply-due-changes';

/** A service as the use cases that change it read it, held until the transaction ends. Prices as decimal text. */
export type HeldService = {
  id: number;
  documentId: string;
  customerId: number;
  customerDocumentId: string;
  resellerId: number | null;
  productId: number;
  productDocumentId: string;
  productKind: string;
  quantity: number;
  priceOverride: string | null;
  identifier: string | null;
  label: string | null;
  startDate: string;
  endDate: string | null;
  sellCardDocumentId: string | null;
};

/** Finds and holds a service with the quantity and price that it has today; undefined when there is none. */
export const holdService = async (
  trx: Knex.Transaction,
  which: { documentId: string },
): Promise<HeldService | undefined> => {
  const held = await lockRow(trx, which);
  if (!held) return undefined;
  await applyDueChanges(trx, { subscriptionIds: [held.id] });
  return lockRow(trx, which);
};

const lockRow = async (
  trx: Knex.Transaction,
  { documentId }: { documentId: string },
): Promise<HeldService | undefined> => {
  const { rows } = await trx.raw<{ rows: HeldService[] }>(
    `select b.id, b.document_id as "documentId", c.id as "customerId", c.document_id as "customerDocumentId",
            b.reseller_id as "resellerId", p.id as "productId", p.document_id as "productDocumentId",
            p.kind as "productKind", b.quantity, b.price_override::text as "priceOverride", b.identifier, b.label,
            b.start_date::text as "startDate", b.end_date::text as "endDate",
            k.document_id as "sellCardDocumentId"
     from subscriptions b join customers c on c.id = b.customer_id join products p on p.id = b.product_id
     left join rate_cards k on k.id = b.sell_card_id
     where b.document_id = ? for update of b`,
    [documentId],
  );
  return rows[0];
};
