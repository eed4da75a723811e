import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { formatDate } from '../../../../../src/billing/calendar';
import { asHtml, asText, type MailBody, queueEmail } from '../../../../../src/platform/mail';
import { pluginService } from '../../../../../src/platform/plugin-services';
import type { RunRow } from './run-row';
import type { WindowRow } from './windows';

type Telling = { strapi: Core.Strapi; trx: Knex.Transaction; run: RunRow; window: WindowRow };
type Occasion = 'open' | 'remind';

/** Writes to the people of a reseller that his bills can be checked, once when that begins and once before it ends. */
export const tellReseller = async (telling: Telling): Promise<void> => {
  const { window } = telling;
  if (window.resellerId === null) return;
  if (window.isNearlyOver && !window.isReminded) return tell(telling, 'remind');
  if (!window.isTold && !window.isNearlyOver) return tell(telling, 'open');
};

const tell = async (telling: Telling, occasion: Occasion): Promise<void> => {
  const { strapi, trx, run, window } = telling;
  const facts = await factsOf(trx, window);
  const column = occasion === 'open' ? 'told_at' : 'reminded_at';
  await trx.raw(
    `update billing.run_windows set ${column} = clock_timestamp()
     where run_id = :runId and pass = :pass and reseller_key = :resellerKey`,
    { runId: window.runId, pass: window.pass, resellerKey: window.resellerKey },
  );
  if (facts.waiting === 0 && occasion === 'remind') return;
  const resellerId = window.resellerId ?? 0;
  const contacts = pluginService(strapi, 'reseller-access', 'contacts');
  for (const person of await contacts.billingContacts({ trx, resellerId })) {
    const body = bodyOf({ facts, occasion, run, window, name: person.name, strapi });
    await queueEmail({
      strapi,
      trx,
      key: `bills-${occasion}:${run.documentId}:${window.pass}:${person.id}`,
      kind: 'bills-to-check',
      resellerId,
      to: { address: person.email, name: person.name },
      subject:
        occasion === 'open'
          ? `${facts.bills} bills of ${facts.resellerName} are ready to check`
          : `${facts.waiting} bills of ${facts.resellerName} wait for you until ${facts.closes}`,
      text: asText(body),
      html: asHtml(body),
    });
  }
};

type Facts = {
  bureauName: string;
  resellerName: string;
  bills: number;
  waiting: number;
  grossText: string;
  closes: string;
};

const factsOf = async (trx: Knex.Transaction, window: WindowRow): Promise<Facts> => {
  const result = await trx.raw(
    `select coalesce(b.trading_name, 'Your billing bureau') as "bureauName", s.name as "resellerName",
            (select count(*)::int from ${BILLS}) as bills,
            (select count(*)::int from ${BILLS} and i.approved_at is null) as waiting,
            (select to_char(coalesce(sum(v.gross_total), 0), 'FM999G999G990D00') from ${BILLS}) as "grossText",
            to_char(w.closes_at at time zone coalesce(b.time_zone, 'Europe/London'), 'FMDD Mon YYYY, HH24:MI') as closes
     from billing.run_windows w join resellers s on s.id = w.reseller_id
     left join (select * from bureau_settings order by id limit 1) b on true
     where w.run_id = :runId and w.pass = :pass and w.reseller_key = :resellerKey`,
    { runId: window.runId, pass: window.pass, resellerKey: window.resellerKey },
  );
  return result.rows[0];
};

const BILLS = `billing.run_items i join invoices v on v.id = i.invoice_id
  where i.run_id = w.run_id and i.pass = w.pass and i.reseller_id = w.reseller_id and i.status = 'drafted'`;

const DEADLINE: Record<WindowRow['approvalBy'], string> = {
  automatic: 'What has not been approved by then is issued as it is.',
  reseller: 'Nothing is issued until you approve it; what you have not approved by then waits.',
  staff: 'After that the bureau approves them for you.',
};

const bodyOf = ({
  facts,
  occasion,
  run,
  window,
  name,
  strapi,
}: {
  facts: Facts;
  occasion: Occasion;
  run: RunRow;
  window: WindowRow;
  name: string;
  strapi: Core.Strapi;
}): MailBody => ({
  greeting: `Hello ${name},`,
  paragraphs: [
    occasion === 'open'
      ? `${facts.bills} bills of your customers for ${formatDate(run.runDate)} are made, £${facts.grossText} with VAT. They are not issued yet.`
      : `${facts.waiting} of your bills for ${formatDate(run.runDate)} are not approved yet.`,
    `You can check and amend them until ${facts.closes}. ${DEADLINE[window.approvalBy]}`,
  ],
  link: {
    label: 'Check the bills',
    url: `${strapi.config.get<string>('admin.absoluteUrl')}/my/checks`,
  },
  closing: [],
  signature: facts.bureauName,
});
