import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { queueEmail } from '../../../../../src/platform/mail';
import type { ThresholdFacts } from '../../../shared/contracts/thresholds';
import { database } from '../usage/usage-file-row';
import { alertSentence } from './alert-text';

type EventRow = {
  kind: ThresholdFacts['kind'];
  facts: ThresholdFacts | string;
  customerName: string;
  accountNumber: string;
  resellerId: number | null;
  customerEmail: string | null;
  resellerName: string | null;
  resellerEmail: string | null;
  bureauName: string | null;
  bureauEmail: string | null;
  notifyCustomer: boolean;
  notifyReseller: boolean;
  notifyBureau: boolean;
};

const findEvent = async (trx: Knex.Transaction, id: string): Promise<EventRow | undefined> => {
  const { rows } = await trx.raw<{ rows: EventRow[] }>(
    `select e.kind, e.facts, c.name as "customerName", c.account_number as "accountNumber",
            c.reseller_id as "resellerId", c.email as "customerEmail", s.name as "resellerName",
            s.email as "resellerEmail", bureau.trading_name as "bureauName", bureau.email as "bureauEmail",
            coalesce(t.notify_customer, false) as "notifyCustomer",
            coalesce(t.notify_reseller, false) as "notifyReseller",
            coalesce(t.notify_bureau, false) as "notifyBureau"
     from billing.threshold_events e
     join usage_thresholds t on t.id = e.threshold_id
     join customers c on c.id = e.customer_id
     left join resellers s on s.id = c.reseller_id
     left join lateral (select trading_name, email from bureau_settings order by id limit 1) bureau on true
     where e.id = ?`,
    [id],
  );
  return rows[0];
};

/** pg hands JSON over parsed or as text, as Strapi has it set. */
export const factsOf = ({ kind, facts }: Pick<EventRow, 'kind' | 'facts'>): ThresholdFacts =>
  ({ ...(typeof facts === 'string' ? JSON.parse(facts) : facts), kind }) as ThresholdFacts;

type Mail = { who: string; address: string | null; name?: string; isAsked: boolean; text: string };

const mailsOf = (event: EventRow, sentence: string): Mail[] => {
  const from = event.resellerName ?? event.bureauName ?? '';
  const toCustomer = `Dear customer,\n\n${sentence}\n\nNothing is due now: it comes on your next bill. If you do not expect this, please get in touch.\n\n${from}`;
  const toStaff = `${event.customerName} (${event.accountNumber}): ${sentence}\n\nSee Bill runs > Alerts for what was used and what can be done.`;
  const toReseller = `${event.customerName} (${event.accountNumber}): ${sentence}\n\nYour customer's page shows what was used so far.`;
  return [
    {
      who: 'customer',
      address: event.customerEmail,
      name: event.customerName,
      isAsked: event.notifyCustomer,
      text: toCustomer,
    },
    {
      who: 'reseller',
      address: event.resellerEmail,
      isAsked: event.notifyReseller,
      text: toReseller,
    },
    { who: 'bureau', address: event.bureauEmail, isAsked: event.notifyBureau, text: toStaff },
  ];
};

/** Queues the mails of a threshold that was reached, each once, to whom the threshold says and who has an address. */
export const sendAlert = async (
  { strapi }: { strapi: Core.Strapi },
  { eventId }: { eventId: string },
): Promise<void> =>
  database(strapi).transaction(async (trx) => {
    const event = await findEvent(trx, eventId);
    if (!event) return;
    const sentence = alertSentence(factsOf(event));
    for (const { who, address, name, isAsked, text } of mailsOf(event, sentence)) {
      if (!isAsked || !address) continue;
      await queueEmail({
        strapi,
        trx,
        key: `threshold:${eventId}:${who}`,
        kind: 'usage-alert',
        resellerId: event.resellerId,
        to: { address, ...(name ? { name } : {}) },
        subject: who === 'customer' ? 'Your usage so far' : `Usage alert: ${event.accountNumber}`,
        text,
      });
    }
  });
