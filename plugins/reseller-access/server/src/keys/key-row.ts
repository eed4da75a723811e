import type { Knex } from 'knex';

import { type Capability, CAPABILITIES } from '../../../shared/contracts/access';
import { KEY_SOON_DAYS, type KeyState, type ResellerKey } from '../../../shared/contracts/keys';
import type { OwnResellerRow } from '../access/reseller-row';
import { capabilitiesOfKey } from '../access/capabilities';

/** Whether `billing.api_keys k` lets anybody in now, as far as the key itself goes. */
export const KEY_WORKS = `(k.revoked_at is null and (k.expires_at is null or k.expires_at > now()))`;

/** Columns of `billing.api_keys k`, all of which a reseller may read. */
export const KEY_COLUMNS = `k.id::text as "rowId", k.document_id as id, k.reseller_id as "resellerId", k.name, k.prefix, k.scopes,
  k.created_at as "createdAt", k.created_by as "createdBy", k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt",
  k.revoked_at as "revokedAt", k.revoked_by as "revokedBy",
  (select o.document_id from billing.api_keys o where o.id = k.replaces_id) as "replacesId",
  case when k.revoked_at is not null then 'revoked' when not ${KEY_WORKS} then 'expired'
    when exists (select from billing.api_keys n where n.replaces_id = k.id) then 'replaced' else 'active' end as state,
  coalesce(k.expires_at < now() + interval '${KEY_SOON_DAYS} days', false) as "endsSoon"`;

export type KeyRow = {
  rowId: string;
  id: string;
  resellerId: number;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: Date;
  createdBy: string;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  revokedBy: string | null;
  replacesId: string | null;
  state: KeyState;
  endsSoon: boolean;
};

const toCapabilities = (scopes: string[]): Capability[] =>
  CAPABILITIES.filter((capability) => scopes.includes(capability));

/** A key as it is answered. Nothing of its secret but how it begins. */
export const toKey = (row: KeyRow, reseller: OwnResellerRow): ResellerKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: toCapabilities(row.scopes),
  works: capabilitiesOfKey({ mode: reseller.mode, switches: reseller, scopes: row.scopes }),
  state: row.state,
  createdAt: row.createdAt.toISOString(),
  createdBy: row.createdBy,
  expiresAt: row.expiresAt?.toISOString() ?? null,
  isExpiringSoon: row.state === 'active' && row.endsSoon,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
  revokedBy: row.revokedBy,
  replacesId: row.replacesId,
});

/** What the audit keeps of a key. */
export const keySnapshot = (row: KeyRow) => ({
  rowId: Number(row.rowId),
  resellerId: row.resellerId,
  values: {
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    revokedBy: row.revokedBy,
    replaces: row.replacesId,
  },
});

/** The keys of a reseller, newest first; one of them when `id` is given. */
export const readKeys = async ({
  db,
  resellerId,
  id,
}: {
  db: Knex;
  resellerId: number;
  id?: string;
}): Promise<KeyRow[]> => {
  const { rows } = await db.raw<{ rows: KeyRow[] }>(
    `select ${KEY_COLUMNS} from billing.api_keys k
     where k.reseller_id = ? ${id === undefined ? '' : 'and k.document_id = ?'} order by k.id desc`,
    id === undefined ? [resellerId] : [resellerId, id],
  );
  return rows;
};
