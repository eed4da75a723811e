import type { Knex } from 'knex';

import { now } from '../../../../../../src/platform/clock';
import type { FindOwner } from '../find-owner';
import type { UsageFileRow } from '../usage-file-row';
import { ownerOfCharge } from './owner-of-charge';
import type { ReadCharge } from './read-rentals';

const COLUMNS = [
  'line_no',
  'charge_key',
  'cli',
  'kind',
  'effective_date',
  'month',
  'description',
  'quantity',
  'total_micro',
  'broken_part_micro',
  'reseller_id',
  'customer_id',
  'subscription_id',
] as const;

const TYPES = [
  'bigint',
  'text',
  'text',
  'text',
  'date',
  'date',
  'text',
  'bigint',
  'bigint',
  'bigint',
  'integer',
  'integer',
  'integer',
];

const columnsOf = (charges: readonly ReadCharge[], findOwner: FindOwner): unknown[][] => {
  const rows = charges.map((charge) => {
    const owner = ownerOfCharge(findOwner, charge);
    const { lineNo, key, cli, kind, effectiveDate, month, description, quantity } = charge;
    const said = [lineNo, key, cli, kind, effectiveDate, month, description, quantity];
    const amounts = [charge.totalMicro, charge.brokenPartMicro];
    const owned = [
      owner?.resellerId ?? null,
      owner?.customerId ?? null,
      owner?.subscriptionId ?? null,
    ];
    return [...said, ...amounts, ...owned];
  });
  return COLUMNS.map((_, column) => rows.map((row) => row[column]));
};

/** Stores charges that are new. Returns the lines that were taken, each with the id of its charge. */
export const insertCharges = async (
  trx: Knex.Transaction,
  input: { file: UsageFileRow; charges: readonly ReadCharge[]; findOwner: FindOwner },
): Promise<Map<number, string>> => {
  const { file, charges, findOwner } = input;
  const arrays = TYPES.map((type) => `?::${type}[]`).join(', ');
  const { rows } = await trx.raw<{ rows: { lineNo: number; id: string }[] }>(
    `insert into billing.supplier_charges (file_id, source, supplier_id, matched_at, ${COLUMNS.join(', ')})
     select ?, ?, ?::integer, case when n.subscription_id is not null then ?::timestamptz end, n.*
     from unnest(${arrays}) as n (${COLUMNS.join(', ')})
     order by n.charge_key
     on conflict (source, charge_key) do nothing returning line_no::float8 as "lineNo", id::text`,
    [file.id, file.source, file.supplierId, now(), ...columnsOf(charges, findOwner)] as never[],
  );
  return new Map(rows.map(({ lineNo, id }) => [lineNo, id]));
};

/** Why a charge is held that was stored before. */
export const REPEATED_CHARGE = {
  reason: 'duplicate',
  field: null,
  message: 'The same charge came in an earlier file.',
} as const;
