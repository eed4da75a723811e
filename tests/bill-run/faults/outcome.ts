import knexFactory, { type Knex } from 'knex';

/** Everything that bill runs leave behind, without the ids and moments that differ between two databases. */
const QUESTIONS = {
  invoices: `select number, kind, status, document_id, customer_id, bill_date::text, issue_date::text, due_date::text,
      net_total, vat_total, gross_total, details from invoices order by issuer_key, kind, number`,
  lines: `select v.number, l.position, l.section, l.description, l.net_amount, l.period_from::text, l.period_to::text,
      l.explanation from invoice_lines l join invoices v on v.id = l.invoice_id order by 1, 2`,
  ledger: `select v.number, e.position, e.account, e.amount_pence from billing.ledger_entries e
      join invoices v on v.id = e.invoice_id order by 1, 2`,
  series: `select issuer_key, kind, next_number from billing.number_series order by 1, 2`,
  cycles: `select customer_id, period_from::text, next_bill_date::text, usage_bill_date::text
      from billing.customer_cycles order by 1`,
  services: `select subscription_id, charged_through::text from billing.service_cycles order by 1`,
  acts: `select reseller_id, service_code, customer_id, quantity, acted_on::text from billing.chargeable_acts
      order by 1, 2, 3, 5`,
  documents: `select v.number, d.pages from billing.invoice_documents d join invoices v on v.id = d.invoice_id order by 1`,
  // Their keys hold ids.
  emails: `select kind, to_address, subject from billing.emails order by 1, 2, 3`,
  events: `select topic, count(*)::int from billing.outbox where topic not like 'job:%' group by 1 order by 1`,
} as const;

export type Outcome = Record<keyof typeof QUESTIONS, unknown[]>;

export const askOf = async <T>(url: string, ask: (knex: Knex) => Promise<T>): Promise<T> => {
  const knex = knexFactory({ client: 'pg', connection: url, pool: { min: 0, max: 1 } });
  // A server that is killed takes its connections along.
  knex.on('error', () => undefined);
  try {
    return await ask(knex);
  } finally {
    await knex.destroy();
  }
};

export const outcomeOf = (url: string): Promise<Outcome> =>
  askOf(url, async (knex) => {
    const answers = {} as Outcome;
    for (const [name, sql] of Object.entries(QUESTIONS)) {
      answers[name as keyof Outcome] = (await knex.raw<{ rows: unknown[] }>(sql)).rows;
    }
    return answers;
  });

/** How many runs have ended, and how many are under way. */
export const countRuns = (url: string): Promise<{ ended: number; open: number }> =>
  askOf(url, async (knex) => {
    const { rows } = await knex.raw<{ rows: { ended: number; open: number }[] }>(
      `select count(*) filter (where status in ('complete', 'nothing-due'))::int as ended,
              count(*) filter (where status not in ('complete', 'nothing-due'))::int as open from bill_runs`,
    );
    return rows[0] ?? { ended: 0, open: 0 };
  });
