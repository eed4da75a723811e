import type { EmailInput, queueEmail as QueueEmail } from '../../../src/platform/mail';
import { fromDist, makeDocument, type TestApp } from '../../support';

const { queueEmail } = fromDist<{ queueEmail: typeof QueueEmail }>('src/platform/mail');

let counter = 0;

/** A mail with a key of its own; say what matters to the test. */
export const someEmail = (input: Partial<EmailInput> = {}): EmailInput => {
  counter += 1;
  return {
    key: `test:${counter}`,
    kind: 'test',
    resellerId: null,
    to: { address: `person${counter}@customer.example`, name: 'A Person' },
    subject: 'Hello',
    text: 'Good day.',
    ...input,
  };
};

/** Queues a mail in a transaction of its own. */
export const queue = (app: TestApp, email: EmailInput) =>
  app.strapi.db.transaction(({ trx }) => queueEmail({ strapi: app.strapi, trx, ...email }));

/** The row of a mail. */
export const rowOf = (app: TestApp, id: string) => app.knex('billing.emails').where({ id }).first();

/** Waits until a mail is in one of these states, and returns its row. */
export const waitForState = async (app: TestApp, id: string, ...states: string[]) => {
  for (let waited = 0; ; waited += 50) {
    const row = await rowOf(app, id);
    if (states.includes(row.state)) return row;
    if (waited > 40_000) {
      throw new Error(`The mail is still ${row.state} (${row.last_error}), not ${states.join()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** Waits until a mail was tried so often, and returns its row. */
export const waitForAttempts = async (app: TestApp, id: string, attempts: number) => {
  for (let waited = 0; ; waited += 50) {
    const row = await rowOf(app, id);
    if (row.attempts >= attempts) return row;
    if (waited > 40_000) throw new Error(`The mail was tried ${row.attempts} times only`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** Lets the pause before the next attempt be over. */
export const endPauses = async (app: TestApp): Promise<void> => {
  await app
    .knex('billing.outbox')
    .where({ topic: 'job:mail.send', done_at: null })
    .update({ available_at: app.knex.fn.now() });
};

/** Enters the sender, as staff would in the bureau's settings. */
export const setSender = async (
  app: TestApp,
  data: Record<string, unknown> = {
    mailFromName: 'Łódź Billing',
    mailFromAddress: 'no-reply@bureau.example',
    mailReplyTo: 'support@bureau.example',
  },
): Promise<void> => {
  const uid = 'api::bureau-setting.bureau-setting';
  const documents = app.strapi.documents(uid);
  const found = (await documents.findFirst()) as { documentId: string } | null;
  if (found) await documents.update({ documentId: found.documentId, data: data as never });
  else await makeDocument({ strapi: app.strapi, uid, data });
};
