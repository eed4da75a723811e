import type { Knex } from 'knex';

import type { CorrectionView, InvoiceCorrections } from '../../../shared/contracts/corrections';
import { loadOriginal } from './load-original';

type Row = Omit<CorrectionView, 'grossPence'> & { grossPence: string };

/** What was made of an invoice after it was issued, and what is left of it; undefined when there is no such invoice. */
export const readCorrections = async (
  db: Knex,
  documentId: string,
): Promise<InvoiceCorrections | undefined> => {
  const original = await loadOriginal(db, { documentId, isHeld: false });
  if (!original) return undefined;
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select c.kind, v.document_id as "documentId", v.number, v.issue_date::text as "issueDate",
            (v.gross_total * 100)::bigint::text as "grossPence", c.reason, c.made_by as "madeBy",
            to_char(c.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt"
     from billing.invoice_corrections c join invoices v on v.id = c.invoice_id
     where c.original_id = ? order by c.invoice_id`,
    [original.id],
  );
  const corrections = rows.map((row) => ({ ...row, grossPence: Number(row.grossPence) }));
  const corrects = await db.raw<{ rows: NonNullable<InvoiceCorrections['corrects']>[] }>(
    `select v.document_id as "documentId", v.number, c.reason
     from billing.invoice_corrections c join invoices v on v.id = c.original_id where c.invoice_id = ?`,
    [original.id],
  );
  return {
    corrects: corrects.rows[0] ?? null,
    corrections,
    lines: original.lines.map((line) => ({
      id: line.id,
      position: line.position,
      description: line.description,
      section: line.section,
      netPence: line.netPence,
      leftPence: line.netPence - line.creditedPence,
      vatPercent: line.vatBasisPoints / 100,
    })),
    openPence: corrections
      .filter(({ kind }) => kind === 'credit-note')
      .reduce((left, { grossPence }) => left + grossPence, original.grossPence),
    isCollected: original.isCollected,
    isReissued: original.isReissued,
  };
};
