import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { pluginService } from '../../../../../src/platform/plugin-services';
import { billAccounts } from '../account/bill-accounts';
import { recordIssuedActs } from '../acts/record-issued-acts';
import { giveBackInclusive } from '../wallet';
import { type Claim, OF_ROUND } from './issue-claim';
import { numberInvoices } from './number-invoices';
import { database, findRun } from './run-row';
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
