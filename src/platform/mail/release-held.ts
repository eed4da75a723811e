import type { Core } from '@strapi/strapi';
import { queueExtraAttempt } from './send-job';
import { whyMailIsHeld } from './why-held';

/** Queues every mail that was held, once there is something to send with. Does nothing before. */
export const releaseHeldEmails = async (strapi: Core.Strapi): Promise<void> => {
  if (await whyMailIsHeld(strapi)) return;
  await strapi.db.transaction(async ({ trx }) => {
    const held: { id: string }[] = await trx('billing.emails')
      .where({ state: 'held' })
      .orderBy('id')
      .select('id');
    for (const { id } of held) await queueExtraAttempt({ trx, id });
  });
};
