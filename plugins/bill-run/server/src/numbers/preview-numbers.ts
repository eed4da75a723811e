import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { formatNumber, numberPatterns } from '../../../../../src/billing/invoicing';
import {
  requireNumberPattern,
  requireOwnNumbers,
  type RuleRow,
} from '../../../../../src/platform/rules';
import type { NextNumbers, NumbersPreview, NumbersQuery } from '../../../shared/contracts/numbers';
import { bureauToday } from '../clock/bureau-today';
import { database } from '../runs/run-row';

const SHOWN = [0, 1, 2];

/**
 * The next numbers that an issuer would give by what is typed into his record, by the rules that refuse it when it is saved.
 * Nothing is saved and no number is taken.
 */
export const previewNumbers = async (
  { strapi }: { strapi: Core.Strapi },
  query: NumbersQuery,
): Promise<NumbersPreview> => {
  const db = database(strapi);
  const isBureau = query.issuer === 'bureau';
  const bureau = isBureau ? null : await bureauRow(db);
  const after: RuleRow = {
    invoicePrefix: query.prefix,
    invoiceNumberPattern: query.invoicePattern,
    creditNoteNumberPattern: query.creditNotePattern,
  };
  const refused = problemOf(() => {
    requireNumberPattern(after);
  });
  if (refused) return byField(refused);
  const others = await otherIssuers(db, query);
  const taken = problemOf(() => requireOwnNumbers({ after, others, bureau: bureau ?? after }));
  if (taken) return byField({ ...taken, field: '' });
  const { numberPattern, creditNotePattern } = numberPatterns({
    own: { invoice: query.invoicePattern, creditNote: query.creditNotePattern },
    bureau: {
      invoice: bureau?.invoiceNumberPattern as string | null | undefined,
      creditNote: bureau?.creditNoteNumberPattern as string | null | undefined,
    },
  });
  const date = await bureauToday(db);
  const next = await nextOf(db, query);
  const prefix = query.prefix ?? '';
  return {
    invoices: numbersOf({ pattern: numberPattern, prefix, from: next.invoice, date }),
    creditNotes: numbersOf({ pattern: creditNotePattern, prefix, from: next.creditNote, date }),
  };
};

type Refusal = { field: string; problem: string };

/** What a rule says of it; undefined when it holds. */
const problemOf = (rule: () => void): Refusal | undefined => {
  try {
    rule();
    return undefined;
  } catch (error) {
    const { details, message } = error as Error & { details?: { field?: string } };
    if (!details) throw error;
    return { field: details.field ?? '', problem: message };
  }
};

/** Beside the series that it is about; what is about both stands beside both. */
const byField = ({ field, problem }: Refusal): NumbersPreview => {
  const none = { numbers: [], problem: null };
  const wrong = { numbers: [], problem };
  if (field === 'invoiceNumberPattern') return { invoices: wrong, creditNotes: none };
  if (field === 'creditNoteNumberPattern') return { invoices: none, creditNotes: wrong };
  return { invoices: wrong, creditNotes: wrong };
};

const numbersOf = ({
  from,
  ...how
}: {
  pattern: string;
  prefix: string;
  from: number;
  date: string;
}): NextNumbers => {
  const numbers: string[] = [];
  for (const step of SHOWN) {
    const number = formatNumber({ ...how, seq: from + step });
    if (!number.ok)
      return { numbers, problem: `No room for the next number: ${number.error.message}.` };
    numbers.push(number.value);
  }
  return { numbers, problem: null };
};

const COLUMNS = {
  invoicePrefix: 'invoice_prefix',
  invoiceNumberPattern: 'invoice_number_pattern',
  creditNoteNumberPattern: 'credit_note_number_pattern',
};

const bureauRow = async (db: Knex): Promise<RuleRow | null> =>
  (await db('bureau_settings')
    .select({ ...COLUMNS, tradingName: 'trading_name' })
    .first()) ?? null;

const otherIssuers = async (db: Knex, { issuer, reseller }: NumbersQuery): Promise<RuleRow[]> => {
  const resellers: RuleRow[] = await db('resellers')
    .select({ ...COLUMNS, name: 'name' })
    .where({ mode: 'wholesale' })
    .whereNot({ document_id: reseller ?? '' });
  const bureau = issuer === 'bureau' ? null : await bureauRow(db);
  return bureau ? [...resellers, bureau] : resellers;
};

/** The numbers that come next; 1 for whoever has issued nothing. */
const nextOf = async (db: Knex, { issuer, reseller }: NumbersQuery) => {
  const { rows } = await db.raw<{ rows: { kind: string; next: string }[] }>(
    `select kind, next_number::text as next from billing.number_series
     where issuer_key = case when :isBureau then 'provider'
       else 'reseller:' || (select id from resellers where document_id = :reseller) end`,
    { isBureau: issuer === 'bureau', reseller: reseller ?? '' },
  );
  const of = (kind: string) => Number(rows.find((row) => row.kind === kind)?.next ?? 1);
  return { invoice: of('invoice'), creditNote: of('credit-note') };
};
