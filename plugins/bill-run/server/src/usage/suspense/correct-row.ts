import type { Core } from '@strapi/strapi';

import { type BillingError, fail, ok, type Result } from '../../../../../../src/billing';
import { database } from '../usage-file-row';
import type { SuspenseActor } from './actor';
import { addEvents } from './events';
import { loadRowReading } from './row-reading';

type CorrectError = BillingError<'row-not-open' | 'row-not-readable'>;

/** No usage record is longer; see the limit on lines of a file. */
export const MAX_TEXT = 64 * 1024;

type Row = {
  id: string;
  file_id: string;
  line_no: string;
  raw: string;
  corrected: string | null;
  accepted: string[];
};

/**
 * Puts the text of an open row right. What came in the file stays beside it. What was accepted of the row is withdrawn:
 * it was said about another text.
 *
 * Errors: `row-not-open`, `row-not-readable` (nothing is stored then).
 */
export const correctRow = async (
  { strapi }: { strapi: Core.Strapi },
  input: { id: number; text: string; reason: string; actor: SuspenseActor },
): Promise<Result<{ id: number }, CorrectError>> =>
  database(strapi).transaction(async (trx) => {
    const { id, reason, actor } = input;
    const text = input.text.replace(/[\r\n]+$/, '');
    const row = await trx<Row>('billing.usage_suspense')
      .where({ id: String(id), status: 'open' } as never)
      .forUpdate()
      .first('id', 'file_id', 'line_no', 'raw', 'corrected', 'accepted');
    if (!row) {
      return fail({ code: 'row-not-open', message: 'The row is not open any more.' });
    }
    const read = await loadRowReading(trx, Number(row.file_id));
    const { isReadable, error } = read({ text, lineNo: Number(row.line_no) });
    if (!isReadable || /[\r\n\0]/.test(text)) {
      const message = error ?? 'The row must be one line of text.';
      return fail({ code: 'row-not-readable', field: 'text', message });
    }
    await trx('billing.usage_suspense').where({ id }).update({ corrected: text, accepted: '{}' });
    await addEvents(trx, {
      actor,
      events: [
        {
          suspenseId: row.id,
          action: 'corrected',
          reason: reason.trim() || null,
          before: row.corrected ?? row.raw,
          after: text,
        },
      ],
    });
    return ok({ id });
  });
