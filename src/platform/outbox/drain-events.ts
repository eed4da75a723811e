import type { Core } from '@strapi/strapi';
import { handledTopics, handlerOf } from './handlers';
import { claimRows, markDone, markFailed, type OutboxRow } from './rows';

/** Delivers the oldest waiting row. Returns whether there was one. */
const deliverOne = async (strapi: Core.Strapi): Promise<boolean> => {
  let claimed: OutboxRow | undefined;
  try {
    await strapi.db.transaction(async ({ trx }) => {
      [claimed] = await claimRows({ trx, topics: handledTopics(), limit: 1 });
      if (!claimed) return;
      const { id, topic, key, payload } = claimed;
      await handlerOf(topic)?.({ strapi, trx, key, payload });
      await markDone({ trx, ids: [id] });
    });
  } catch (error) {
    if (!claimed) throw error;
    strapi.log.warn(
      `Outbox row ${claimed.id} (${claimed.topic}) will be tried again: ${String(error)}`,
    );
    await markFailed({ knex: strapi.db.connection, row: claimed, error });
  }
  return claimed !== undefined;
};

/** Hands waiting rows to their `onOutbox` handlers, one transaction a row, until none is due. */
export const drainEvents = async (strapi: Core.Strapi): Promise<void> => {
  if (handledTopics().length === 0) return;
  while (await deliverOne(strapi));
};
