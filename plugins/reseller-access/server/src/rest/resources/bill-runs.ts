import type { Resource } from '../engine';
import { date, id, integer, nullable, oneOf, pence, timestamp } from '../engine/fields';

/** Runs that billed customers of the reseller, and of what they did, his part. */
export const billRuns: Resource = {
  name: 'bill-runs',
  singular: 'bill run',
  about:
    'Bill runs that billed customers of the reseller, with his own customers and invoices only.',
  needs: 'runs.read',
  from: `bill_runs b
    join (select run_id, count(distinct customer_id) as customers, bool_or(status = 'issued') as billed,
            bool_or(status in ('pending', 'drafted')) as waiting from billing.run_items
          where reseller_id = :reseller group by run_id) mine on mine.run_id = b.id
    left join (select bill_run_id, count(*) as invoices, sum(net_total) as net, sum(vat_total) as vat,
                 sum(gross_total) as gross
               from invoices where reseller_id = :reseller and status = 'issued' group by bill_run_id) made
      on made.bill_run_id = b.id`,
  key: 'b.id',
  // What the bureau only tries out bills nobody.
  where: 'not coalesce(b.is_dry_run, false)',
  defaultSort: '-runDate',
  fields: {
    id: id('b.document_id', 'Unchanging.'),
    runDate: date('b.run_date', 'Everybody due on or before this day was billed.'),
    state: oneOf(
      `case when b.status in ('review', 'issuing') and mine.billed and not mine.waiting then 'complete' else b.status end`,
      [
        ...[
          'queued',
          'held',
          'collecting',
          'drafting',
          'review',
          'issuing',
          'documents',
          'delivery',
        ],
        ...['complete', 'nothing-due', 'reported', 'failed', 'cancelled'],
      ],
      'Where the run is; complete once none of your bills waits, whoever else is still being checked.',
    ),
    customers: integer('mine.customers', 'Customers of yours who were due.'),
    invoices: integer('coalesce(made.invoices, 0)', 'Invoices issued to them.'),
    netPence: pence('coalesce(made.net, 0)', 'Those invoices, without VAT.'),
    vatPence: pence('coalesce(made.vat, 0)', 'VAT on them.'),
    grossPence: pence('coalesce(made.gross, 0)', 'Their total.'),
    startedAt: timestamp('b.started_at', 'When work began.', nullable),
    finishedAt: timestamp('b.finished_at', 'When work ended.', nullable),
  },
};
