import type { Knex } from 'knex';

import type { Compared, CycleDates } from './compare';

type Apply = { reratingId: number; changed: readonly Compared[] };

/** The columns of a set of rows, as PostgreSQL takes them. */
const column = <Row, Value>(rows: readonly Row[], pick: (row: Row) => Value): Value[] =>
  rows.map(pick);

/** Keeps old and new for ever; a record is changed once by a run. */
const logChanges = (trx: Knex.Transaction, { reratingId, changed }: Apply) =>
  trx.raw(
    `insert into billing.rerating_changes (rerating_id, record_id, record_date, customer_id, old_sell_micro, new_sell_micro,
       old_buy_micro, new_buy_micro, old_supplier_micro, new_supplier_micro, old_sell_version_id, new_sell_version_id,
       old_buy_version_id, new_buy_version_id, old_band, new_band)
     select :reratingId, u.id, u.local_date, u.customer_id, u.sell_micro, n.sell, u.buy_micro, n.buy, u.supplier_micro,
            n.supplier, u.sell_version_id, n.sell_version, u.buy_version_id, n.buy_version, u.band, n.band
     from unnest(cast(:ids as bigint[]), cast(:dates as date[]), cast(:sells as bigint[]), cast(:buys as bigint[]),
       cast(:suppliers as bigint[]), cast(:sellVersions as int[]), cast(:buyVersions as int[]), cast(:bands as text[]))
       as n(id, day, sell, buy, supplier, sell_version, buy_version, band)
     join billing.usage_records u on u.id = n.id and u.local_date = n.day`,
    {
      reratingId,
      ids: column(changed, ({ stored }) => stored.id),
      dates: column(changed, ({ stored }) => stored.localDate),
      sells: column(changed, ({ rating }) => rating?.sellMicro),
      buys: column(changed, ({ rating }) => rating?.buyMicro),
      suppliers: column(changed, ({ rating }) => rating?.supplierMicro ?? null),
      sellVersions: column(changed, ({ rating }) => rating?.sellVersionId ?? null),
      buyVersions: column(changed, ({ rating }) => rating?.buyVersionId ?? null),
      bands: column(changed, ({ rating }) => rating?.band),
    } as never,
  );

/** What a record holds of its rating, each with its type. */
const RATED_COLUMNS = [
  ['destination', 'text', 'destination'],
  ['band', 'text', 'band'],
  ['time_band', 'text', 'timeBand'],
  ['billed_s', 'int', 'billedS'],
  ['billed_quantity', 'bigint', 'billedQuantity'],
  ['supplier_micro', 'bigint', 'supplierMicro'],
  ['buy_micro', 'bigint', 'buyMicro'],
  ['sell_micro', 'bigint', 'sellMicro'],
  ['buy_rate_id', 'int', 'buyRateId'],
  ['sell_rate_id', 'int', 'sellRateId'],
  ['buy_version_id', 'int', 'buyVersionId'],
  ['sell_version_id', 'int', 'sellVersionId'],
  ['sell_layer', 'text', 'sellLayer'],
  ['is_suppressed', 'boolean', 'isSuppressed'],
] as const;

const UPDATE_SQL = `
  update billing.usage_records u set ${RATED_COLUMNS.map(([name]) => `${name} = n.${name}`).join(', ')}
  from unnest(cast(:ids as bigint[]), cast(:dates as date[]), ${RATED_COLUMNS.map(
    ([name, type]) => `cast(:${name} as ${type}[])`,
  ).join(', ')}) as n(id, day, ${RATED_COLUMNS.map(([name]) => name).join(', ')})
  where u.id = n.id and u.local_date = n.day`;

const rateInPlace = (trx: Knex.Transaction, changed: readonly Compared[]) =>
  trx.raw(UPDATE_SQL, {
    ids: column(changed, ({ stored }) => stored.id),
    dates: column(changed, ({ stored }) => stored.localDate),
    ...Object.fromEntries(
      RATED_COLUMNS.map(([name, , key]) => [
        name,
        column(changed, ({ rating }) => rating?.[key] ?? null),
      ]),
    ),
  } as never);

/** Puts billed records right on the next bill of their customer. */
const adjustBilled = (
  trx: Knex.Transaction,
  { reratingId, changed, cycle }: Apply & { cycle: CycleDates },
) =>
  trx.raw(
    `insert into billing.usage_adjustments (cause, reason, reseller_id, customer_id, billed_date, band, call_type,
       record_id, record_date, sell_micro, buy_micro, supplier_micro, bill_date)
     select :cause, 'rerated', u.reseller_id, u.customer_id, u.bill_date, u.band, u.call_type, u.id, u.local_date,
            n.sell, n.buy, n.supplier, :billDate
     from unnest(cast(:ids as bigint[]), cast(:dates as date[]), cast(:sells as bigint[]), cast(:buys as bigint[]),
       cast(:suppliers as bigint[])) as n(id, day, sell, buy, supplier)
     join billing.usage_records u on u.id = n.id and u.local_date = n.day`,
    {
      cause: `rerating:${reratingId}`,
      billDate: cycle.usageBillDate,
      ids: column(changed, ({ stored }) => stored.id),
      dates: column(changed, ({ stored }) => stored.localDate),
      sells: column(changed, ({ before, after }) => after.sell - before.sell),
      buys: column(changed, ({ before, after }) => after.buy - before.buy),
      suppliers: column(changed, ({ before, after }) => after.supplier - before.supplier),
    } as never,
  );

/**
 * Stores what rating anew changes about records of one customer: those of open bills in place, with old and new kept;
 * those of closed bills as adjustments. The unique keys of both tables refuse a second time.
 */
export const applyChanges = async (
  trx: Knex.Transaction,
  {
    reratingId,
    compared,
    cycle,
  }: { reratingId: number; compared: readonly Compared[]; cycle: CycleDates | undefined },
): Promise<void> => {
  const changed = compared.filter(({ isChanged }) => isChanged);
  const open = changed.filter(({ state }) => state === 'unbilled');
  const billed = changed.filter(({ state }) => state === 'billed');
  if (open.length > 0) {
    await logChanges(trx, { reratingId, changed: open });
    await rateInPlace(trx, open);
  }
  if (billed.length > 0 && cycle) await adjustBilled(trx, { reratingId, changed: billed, cycle });
};
