import type { Core } from '@strapi/strapi';
import { defineJob } from '../jobs';
import { OPEN_STATES } from './email-row';
import { sendEmail } from './send-email';
import { attemptKey, SEND_JOB, type SendJobData } from './send-job';
import { whyMailIsHeld } from './why-held';

/** Each holds a connection to the database while it talks to the mail server. */
const AT_ONCE = 4;
/** Of errors that are not the mail's; those of the mail server are counted, and paused for, in the table. */
const ATTEMPTS = 5;

const listOpen = async (strapi: Core.Strapi): Promise<{ id: string; attempts: number }[]> => {
  const canSend = !(await whyMailIsHeld(strapi));
  const knex = strapi.db.connection;
  return (
    knex('billing.emails')
      .whereIn('state', canSend ? OPEN_STATES : ['queued'])
      // Links that ran out while their mail was held are wiped by the attempt.
      .orWhere((held) => {
        void held.where({ state: 'held' }).where('secrets_expire_at', '<=', knex.fn.now());
      })
      .orderBy('id')
      .select('id', 'attempts')
  );
};

/** Makes the job known that sends mails. What was held is sent when a process starts that has a mail server. */
export const defineSendJob = (): void =>
  defineJob<SendJobData>({
    name: SEND_JOB,
    concurrency: AT_ONCE,
    attempts: ATTEMPTS,
    handle: ({ strapi, data }) => sendEmail({ strapi, id: data.emailId }),
    giveUp: async ({ strapi, data, error }) => {
      await strapi.db
        .connection('billing.emails')
        .where({ id: data.emailId })
        .whereIn('state', OPEN_STATES)
        .update({
          state: 'failed',
          sealed_secrets: null,
          last_error: `Something went wrong in Billwright itself: ${error.message}`,
        });
    },
    recover: async ({ strapi }) =>
      (await listOpen(strapi)).map(({ id, attempts }) => ({
        data: { emailId: id },
        key: attemptKey({ id, attempts }),
      })),
  });
