type Aliases = { bill: string; line: string; as: string };

/**
 * What credit notes and bills issued anew made of a line of a bill of a run, as `net`: they are of the same customer and
 * bill day, come from no run, and keep what the line is about.
 */
export const correctedOf = ({ bill, line, as }: Aliases): string => `
  cross join lateral (
    select coalesce(sum(k.net_amount), 0) as net
    from invoices d join invoice_lines k on k.invoice_id = d.id
    where d.customer_id = ${bill}.customer_id and d.bill_date = ${bill}.bill_date and d.bill_run_id is null
      and d.status = 'issued' and k.section = ${line}.section and k.description = ${line}.description
      and k.subscription_id is not distinct from ${line}.subscription_id
      and k.period_from is not distinct from ${line}.period_from) ${as}`;

/** That of a line `l` of a bill `v`, as `corrected.net`. */
export const CORRECTED = correctedOf({ bill: 'v', line: 'l', as: 'corrected' });

/** A credit of a service, which may come to nothing: told by what charge-lines.ts calls it. Knex reads `?` as a binding. */
export const isCreditSql = (description: string): string => `${description} ~ ', credit( [(]|$)'`;

/**
 * Whether a line takes something back: by what was worked out for it, whatever people set it to. A charge that was set to
 * less than nothing is a charge all the same.
 */
export const takesBackSql = (line: {
  net: string;
  description: string;
  explanation: string;
}): string =>
  `(coalesce((${line.explanation} -> 'facts' ->> 'amountPence')::numeric, ${line.net}) < 0 or ${isCreditSql(line.description)})`;

/** `takesBackSql` of an invoice line `l`. */
export const LINE_TAKES_BACK = takesBackSql({
  net: 'l.net_amount',
  description: 'l.description',
  explanation: 'l.explanation',
});

/** `takesBackSql` of a line `o` that was left out. */
export const LEFT_OUT_TAKES_BACK = takesBackSql({
  net: "(o ->> 'netPence')::numeric",
  description: "(o ->> 'description')",
  explanation: "(o -> 'explanation')",
});

/** Lines that people left out of issued bills, as `o`; `i` says whose and which bill. */
export const LEFT_OUT = `
  from billing.run_items i cross join lateral jsonb_array_elements(i.left_out) o
  where i.left_out is not null and i.status = 'issued'`;
