import { randomBytes } from 'node:crypto';

import { writeAuditEntry } from '../platform/audit';
import { problem } from '../platform/errors';
import type { DeskCaller } from './caller';
import type { ChangedRates, ChangeKind, ChangeRow, Exchange } from './contracts';
import type { DeskVersion } from './find';
import { fromJson } from './json';

const VERSION = 'api::rate-card-version.rate-card-version';

type NewChange = {
  kind: ChangeKind;
  counts: ChangedRates;
  key: string | undefined;
  exchange?: Exchange | null;
  at: Date;
};

/** What a change with this key has done already; undefined when there was none. */
export const findChangeByKey = async (
  { trx }: DeskCaller,
  version: DeskVersion,
  key: string,
): Promise<ChangedRates | undefined> => {
  const { rows } = await trx.raw<{ rows: ChangedRates[] }>(
    `select added, changed, removed from billing.rate_changes where version_id = ? and request_key = ?`,
    [version.id, key],
  );
  return rows[0];
};

/** Puts a change down, without the rates that it touches, and gives its row id. */
export const storeChange = async (
  { trx, actor }: DeskCaller,
  version: DeskVersion,
  { kind, counts, key, exchange = null, at }: NewChange,
): Promise<number> => {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `insert into billing.rate_changes
       (document_id, version_id, reseller_id, kind, added, changed, removed, request_key, exchange, made_by, made_at)
     select ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ? returning id`,
    [
      randomBytes(12).toString('hex'),
      version.id,
      version.card.resellerId,
      kind,
      counts.added,
      counts.changed,
      counts.removed,
      key ?? null,
      exchange && JSON.stringify(exchange),
      actor,
      at,
    ],
  );
  return Number(rows[0]?.id);
};

/** Puts down what the rates that a change touches were before it. */
export const storeBefore = async (
  { trx }: DeskCaller,
  { id, card }: DeskVersion,
  { changeId, prefixes }: { changeId: number; prefixes: readonly string[] },
): Promise<void> => {
  await trx.raw(
    `insert into billing.rate_change_rows (change_id, prefix, reseller_id, before)
     select ?, p.prefix, ?, to_jsonb(t) from unnest(?::text[]) as p (prefix)
       left join rates t on t.version_id = ? and t.prefix = p.prefix`,
    [changeId, card.resellerId, [...prefixes], id],
  );
};

/** One entry for the version, however many rates it was. */
export const auditChange = async (
  { strapi, trx }: DeskCaller,
  version: DeskVersion,
  {
    kind,
    counts,
    exchange = null,
    at,
  }: { kind: string; counts: ChangedRates; exchange?: Exchange | null; at: Date },
): Promise<void> => {
  const row = { rowId: version.id, resellerId: version.card.resellerId };
  await writeAuditEntry({
    strapi,
    trx,
    contentType: VERSION,
    documentId: version.documentId,
    before: { ...row, values: { ratesChanged: null } },
    after: {
      ...row,
      values: {
        ratesChanged: { by: kind, ...counts, ...(exchange && { exchange }), at: at.toISOString() },
      },
    },
  });
};

/** The latest changes of a version. */
export const listChanges = async ({ trx }: DeskCaller, versionId: number): Promise<ChangeRow[]> => {
  const { rows } = await trx.raw<{ rows: ChangeRow[] }>(
    `select document_id as "documentId", kind, added, changed, removed, exchange, made_by as "madeBy",
            made_at as "madeAt", undone_at as "undoneAt"
     from billing.rate_changes where version_id = ? order by id desc limit 20`,
    [versionId],
  );
  return rows.map((row) => ({ ...row, exchange: fromJson<Exchange | null>(row.exchange) }));
};

/** How the prices of a version became pounds, by the last list that was taken into it and not taken back. */
export const exchangeOfVersion = async (
  { trx }: DeskCaller,
  versionId: number,
): Promise<Exchange | null> => {
  const { rows } = await trx.raw<{ rows: { exchange: unknown }[] }>(
    `select exchange from billing.rate_changes
     where version_id = ? and kind = 'import' and undone_at is null order by id desc limit 1`,
    [versionId],
  );
  return fromJson<Exchange | null>(rows[0]?.exchange ?? null);
};

export const changeUnknown = () =>
  problem({
    status: 409,
    code: 'change-not-last',
    message: 'This is not the last change any more: it was taken back, or another came after it.',
    whatToDo: 'Reload the page and look at what stands there now.',
  });
