import { randomBytes, randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { writeAuditEntry } from '../../../../../src/platform/audit';
import { documentIdFor } from '../../../../../src/platform/document-id';
import { hashOfSecret, KEY_PREFIX } from '../access/find-key';
import { queueKeyNotice, type KeyEvent } from './key-notice';
import { type KeyRow, keySnapshot, readKeys } from './key-row';

const SECRET_BYTES = 32;
/** The prefix and a few characters: enough to tell keys apart, useless for a guess. */
const SHOWN_LENGTH = KEY_PREFIX.length + 4;

const newSecret = (): string => KEY_PREFIX + randomBytes(SECRET_BYTES).toString('base64url');

export const KEYS_TABLE = 'billing.api_keys';

/** Reads a key again, as it is after a change. */
export const readKey = async ({
  trx,
  resellerId,
  id,
}: {
  trx: Knex.Transaction;
  resellerId: number;
  id: string;
}): Promise<KeyRow> => {
  const [key] = await readKeys({ db: trx, resellerId, id });
  if (!key) throw new Error(`Key ${id} was written and is not there.`);
  return key;
};

/** Makes a key with a new secret, writes it down and tells the owners. The secret is in no table. */
export const storeKey = async ({
  strapi,
  trx,
  event,
  ...key
}: {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  event: KeyEvent;
  resellerId: number;
  name: string;
  scopes: readonly string[];
  /** For how many seconds it works; null for ever. */
  lifetimeSeconds: number | null;
  createdBy: string;
  replaces?: KeyRow;
}): Promise<{ key: KeyRow; secret: string }> => {
  const secret = newSecret();
  const id = documentIdFor(randomUUID());
  await trx.raw(
    `insert into ${KEYS_TABLE}
       (document_id, reseller_id, name, prefix, secret_sha256, scopes, created_by, expires_at, replaces_id)
     values (?, ?, ?, ?, ?, ?, ?, now() + cast(? as double precision) * interval '1 second', ?)`,
    [
      id,
      key.resellerId,
      key.name,
      secret.slice(0, SHOWN_LENGTH),
      hashOfSecret(secret),
      key.scopes,
      key.createdBy,
      key.lifetimeSeconds,
      key.replaces?.rowId ?? null,
    ] as never,
  );
  const made = await readKey({ trx, resellerId: key.resellerId, id });
  await writeAuditEntry({
    strapi,
    trx,
    contentType: KEYS_TABLE,
    documentId: id,
    after: keySnapshot(made),
  });
  await queueKeyNotice({ trx, key: made, event });
  return { key: made, secret };
};

/** Writes down what became of a key. */
export const auditKey = async ({
  strapi,
  trx,
  before,
}: {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  before: KeyRow;
}): Promise<KeyRow> => {
  const after = await readKey({ trx, resellerId: before.resellerId, id: before.id });
  await writeAuditEntry({
    strapi,
    trx,
    contentType: KEYS_TABLE,
    documentId: before.id,
    before: keySnapshot(before),
    after: keySnapshot(after),
  });
  return after;
};
