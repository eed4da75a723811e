import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { formatNumber } from '../../../../../src/billing/invoicing';
import { pluginService } from '../../../../../src/platform/plugin-services';
import { billAccounts } from '../account/bill-accounts';
import { recordIssuedActs } from '../acts/record-issued-acts';
import { bureauToday } from '../clock/bureau-today';
import { giveBackInclusive } from '../wallet';
import { findIssuer, type Issuer } from './issuer';
import { holidaysFrom, noticeDay, payableOn } from './payment-terms';
import { database, findRun, type RunRow } from './run-row';
import { onceForStep, readRoundPart, type StepKey } from './run-steps';

/**
 * Issues the bills of one issuer in a round of a run (those approved when it began; all of a run without a check): numbers, status, ledger, and where each customer and service now
 * stands, in one transaction. All or none: a number is taken only by an invoice that is committed with it, and the
 * row of the series stays locked until then, so there is never a gap. Numbers follow account numbers.
 */
export const issueInvoices = async (
  { strapi }: { strapi: Core.Strapi },
  key: StepKey,
): Promise<void> => {
  const db = database(strapi);
  const { round, of: issuerKey } = readRoundPart(key.part);
  await onceForStep(db, key, async (trx) => {
    const run = await findRun(trx, { id: key.runId });
    if (!run) return;
    const claim = {
      runId: key.runId,
      pass: key.pass,
      issuerKey,
      round,
      isUnchecked: run.autoIssue,
    };
    await numberInvoices(trx, { ...claim, run });
    await recordIssuedActs(trx, { ...claim, issuedOn: run.runDate });
    await pluginService(strapi, 'collections', 'ledger').postIssuedInvoices({
      trx,
      runId: key.runId,
      issuerKey,
    });
    await billAccounts(trx, claim);
    await giveBackInclusive(trx, { runId: key.runId });
    await advanceServices(trx, claim);
    await advanceCustomers(trx, claim);
    await trx.raw(
      `update billing.run_items i set status = 'issued', service_cycles = null, issue_round = :round
       where ${OF_ROUND}`,
      claim,
    );
  });
};

type Claim = {
  runId: number;
  pass: number;
  issuerKey: string;
  round: number;
  isUnchecked: boolean;
};

/** The bills of the round. In a run without a check nobody approves, and the first round takes all. */
const OF_ROUND = `i.run_id = :runId and i.pass = :pass and i.issuer_key = :issuerKey and i.status = 'drafted'
  and (:isUnchecked or i.issue_round = :round)`;

const numberInvoices = async (
  trx: Knex.Transaction,
  { run, ...claim }: Claim & { run: RunRow },
) => {
  const drafts = await trx.raw(
    `select v.id from billing.run_items i
     join invoices v on v.id = i.invoice_id
     join customers c on c.id = i.customer_id
     where ${OF_ROUND}
     order by c.account_number, v.bill_date, v.id`,
    claim,
  );
  const ids: number[] = drafts.rows.map((row: { id: number }) => row.id);
  if (ids.length === 0) return;
  const first = await takeNumbers(trx, { issuerKey: claim.issuerKey, count: ids.length });
  const issuer = await findIssuer(trx, claim.issuerKey);
  const numbers = ids.map((_, index) => {
    const formatted = formatNumber({
      pattern: issuer.numberPattern,
      prefix: issuer.numberPrefix,
      seq: first + index,
      date: run.runDate,
    });
    if (!formatted.ok) throw new Error(formatted.error.message);
    return formatted.value;
  });
  const due = await dueDates(trx, { run, issuer });
  await trx.raw(
    `update invoices v set number = n.number, status = 'issued', issue_date = :runDate,
            due_date = case when v.payment_method = 'direct-debit' then :collected else :paid end::date,
            details = case when v.due_date = case when v.payment_method = 'direct-debit' then :collected else :paid end::date
              then v.details else jsonb_set(v.details, '{terms,dueDate}',
                to_jsonb(case when v.payment_method = 'direct-debit' then :collected else :paid end::text)) end,
            updated_at = timezone('utc', clock_timestamp())
     from unnest(cast(:ids as int[]), cast(:numbers as text[])) as n(id, number) where v.id = n.id`,
    { ids, numbers, runDate: run.runDate, ...due },
  );
};

/** Bills may be issued days after they were made: what is due when is worked out anew from the day they go out. */
const dueDates = async (
  trx: Knex.Transaction,
  { run, issuer }: { run: RunRow; issuer: Issuer },
): Promise<{ collected: string; paid: string }> => {
  const from = noticeDay({ runDate: run.runDate, today: await bureauToday(trx) });
  const holidays = holidaysFrom(from);
  return {
    collected: payableOn({ paymentMethod: 'direct-debit', from, terms: issuer, holidays }),
    paid: payableOn({ paymentMethod: 'other', from, terms: issuer, holidays }),
  };
};

/** Takes `count` numbers of the issuer's series and resolves the first; the row stays locked till commit. */
const takeNumbers = async (
  trx: Knex.Transaction,
  { issuerKey, count }: { issuerKey: string; count: number },
): Promise<number> => {
  const result = await trx.raw(
    `insert into billing.number_series (issuer_key, kind, next_number) values (:issuerKey, 'invoice', 1 + :count)
     on conflict (issuer_key, kind) do update set next_number = number_series.next_number + :count
     returning (next_number - :count)::text as first`,
    { issuerKey, count },
  );
  return Number(result.rows[0].first);
};

/** Each move says where its bill found the service; the table refuses it when the service stands elsewhere by now. */
const advanceServices = (trx: Knex.Transaction, claim: Claim) =>
  trx.raw(
    `insert into billing.service_cycles (subscription_id, customer_id, charged_from, charged_through)
     select (e.value ->> 's')::int, i.customer_id, (e.value ->> 'f')::date, (e.value ->> 't')::date
     from billing.run_items i, jsonb_array_elements(i.service_cycles) e
     where ${OF_ROUND}
     on conflict (subscription_id) do update
       set charged_from = excluded.charged_from, charged_through = excluded.charged_through`,
    claim,
  );

const advanceCustomers = (trx: Knex.Transaction, claim: Claim) =>
  trx.raw(
    `update billing.customer_cycles cy
     set period_from = i.bill_date,
         next_bill_date = billing.cycle_date_after(i.bill_date, cy.anchor_day),
         usage_bill_date = greatest(cy.usage_bill_date, billing.cycle_date_after(i.bill_date, cy.anchor_day)),
         last_invoice_id = coalesce(i.invoice_id, cy.last_invoice_id)
     from billing.run_items i
     where ${OF_ROUND}
       and cy.customer_id = i.customer_id`,
    claim,
  );
