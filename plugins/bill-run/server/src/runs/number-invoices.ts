import type { Knex } from 'knex';

import { bureauToday } from '../clock/bureau-today';
import { bringForward } from './bring-forward';
import { documentNumber, takeNumbers, type NumberedKind } from './document-number';
import { findIssuer, type Issuer } from './issuer';
import { type Claim, OF_ROUND } from './issue-claim';
import { holidaysFrom, noticeDay, payableOn } from './payment-terms';
import type { RunRow } from './run-row';

type Draft = { id: number; kind: NumberedKind };
type Numbered = Draft & { number: string };

/**
 * Makes invoices of the drafts of a round, in account order: numbers, dates and what they bring forward. A bill below
 * nothing becomes a credit note, with a number of that series. The rows of the series stay locked till commit.
 */
export const numberInvoices = async (
  trx: Knex.Transaction,
  { run, ...claim }: Claim & { run: RunRow },
): Promise<void> => {
  const { rows: drafts } = await trx.raw<{ rows: Draft[] }>(
    `select v.id, case when v.gross_total < 0 then 'credit-note' else 'invoice' end as kind from billing.run_items i
     join invoices v on v.id = i.invoice_id
     join customers c on c.id = i.customer_id
     where ${OF_ROUND}
     order by c.account_number, v.bill_date, v.id`,
    claim,
  );
  if (drafts.length === 0) return;
  const issuer = await findIssuer(trx, claim.issuerKey);
  const numbered = [
    ...(await numbersFor(trx, { drafts, kind: 'invoice', issuer, run })),
    ...(await numbersFor(trx, { drafts, kind: 'credit-note', issuer, run })),
  ];
  await bringForward(trx, claim);
  await storeNumbers(trx, { numbered, run, issuer });
};

const numbersFor = async (
  trx: Knex.Transaction,
  of: { drafts: Draft[]; kind: NumberedKind; issuer: Issuer; run: RunRow },
): Promise<Numbered[]> => {
  const { kind, issuer, run } = of;
  const drafts = of.drafts.filter((draft) => draft.kind === kind);
  if (drafts.length === 0) return [];
  const first = await takeNumbers(trx, { issuerKey: issuer.key, kind, count: drafts.length });
  return drafts.map((draft, index) => ({
    ...draft,
    number: documentNumber({ issuer, kind, seq: first + index, date: run.runDate }),
  }));
};

const storeNumbers = async (
  trx: Knex.Transaction,
  { numbered, run, issuer }: { numbered: Numbered[]; run: RunRow; issuer: Issuer },
) => {
  const due = await dueDates(trx, { run, issuer });
  await trx.raw(
    `update invoices v set number = n.number, kind = n.kind, status = 'issued', issue_date = :runDate,
            due_date = case when v.payment_method = 'direct-debit' then :collected else :paid end::date,
            details = case when v.due_date = case when v.payment_method = 'direct-debit' then :collected else :paid end::date
              then v.details else jsonb_set(v.details, '{terms,dueDate}',
                to_jsonb(case when v.payment_method = 'direct-debit' then :collected else :paid end::text)) end,
            updated_at = timezone('utc', clock_timestamp())
     from unnest(cast(:ids as int[]), cast(:numbers as text[]), cast(:kinds as text[])) as n(id, number, kind)
     where v.id = n.id`,
    {
      ids: numbered.map(({ id }) => id),
      numbers: numbered.map(({ number }) => number),
      kinds: numbered.map(({ kind }) => kind),
      runDate: run.runDate,
      ...due,
    },
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
