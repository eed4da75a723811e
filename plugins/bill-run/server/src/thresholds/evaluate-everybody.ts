import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { database } from '../usage/usage-file-row';
import { evaluateThresholds } from './evaluate-thresholds';

/** Customers that are looked at in one transaction. */
const AT_ONCE = 200;

/**
 * Looks at everybody with open usage: after a threshold was made or changed, which usage that has come in already may
 * have reached. @returns how many thresholds were reached now.
 */
export const evaluateEverybody = async ({ strapi }: { strapi: Core.Strapi }): Promise<number> => {
  const db = database(strapi);
  const occasion = randomUUID();
  let after = 0;
  let reached = 0;
  for (;;) {
    const { rows } = await db.raw<{ rows: { id: number }[] }>(
      `select distinct cy.customer_id as id from billing.customer_cycles cy
       join billing.usage_balances b on b.customer_id = cy.customer_id and b.bill_date >= cy.usage_bill_date
       where cy.customer_id > ? and b.sell_micro > 0 order by cy.customer_id limit ${AT_ONCE}`,
      [after],
    );
    const customerIds = rows.map(({ id }) => id);
    if (customerIds.length === 0) return reached;
    after = customerIds.at(-1) ?? after;
    reached += await db.transaction((trx) =>
      evaluateThresholds(trx, { customerIds, occasion: `${occasion}:${after}` }),
    );
  }
};
