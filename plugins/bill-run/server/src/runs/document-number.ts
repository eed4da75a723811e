import type { Knex } from 'knex';

import { formatNumber } from '../../../../../src/billing/invoicing';
import type { Issuer } from './issuer';

export type NumberedKind = 'invoice' | 'credit-note';

/**
 * Takes `count` numbers of an issuer's series and resolves the first. The row stays locked till commit, so that there is
 * never a gap.
 */
export const takeNumbers = async (
  trx: Knex.Transaction,
  { issuerKey, kind, count }: { issuerKey: string; kind: NumberedKind; count: number },
): Promise<number> => {
  const result = await trx.raw<{ rows: { first: string }[] }>(
    `insert into billing.number_series (issuer_key, kind, next_number) values (:issuerKey, :kind, 1 + :count)
     on conflict (issuer_key, kind) do update set next_number = number_series.next_number + :count
     returning (next_number - :count)::text as first`,
    { issuerKey, kind, count },
  );
  return Number(result.rows[0]?.first);
};

/** A number as it is printed. @throws Error when the issuer's pattern has no room for it any more. */
export const documentNumber = ({
  issuer,
  kind,
  seq,
  date,
}: {
  issuer: Issuer;
  kind: NumberedKind;
  seq: number;
  date: string;
}): string => {
  const pattern = kind === 'invoice' ? issuer.numberPattern : issuer.creditNotePattern;
  const formatted = formatNumber({ pattern, prefix: issuer.numberPrefix, seq, date });
  if (!formatted.ok) throw new Error(formatted.error.message);
  return formatted.value;
};
