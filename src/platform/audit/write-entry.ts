import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { currentActor } from './actor';
import { changedFields, type AuditedRow } from './snapshot';

type Change = {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  /** Its uid; for a raw table its name, as `billing.api_keys`. */
  contentType: string;
  documentId: string;
  before?: AuditedRow;
  after?: AuditedRow;
};

const actionOf = ({ before, after }: Change): 'create' | 'update' | 'delete' => {
  if (!before) return 'create';
  return after ? 'update' : 'delete';
};

/**
 * Adds an audit entry in the transaction of the change; none when nothing changed. Documents get theirs by themselves:
 * this is for raw tables that people change. What is secret must not be among the values.
 */
export const writeEntry = async (change: Change): Promise<void> => {
  const { strapi, trx, contentType, documentId, before, after } = change;
  if (changedFields(before?.values ?? {}, after?.values ?? {}).length === 0) return;
  const actor = currentActor(strapi);
  await trx('billing.audit_log').insert({
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    source: actor.source,
    ip: actor.ip,
    action: actionOf(change),
    content_type: contentType,
    document_id: documentId,
    row_id: (after ?? before)?.rowId ?? null,
    reseller_id: (after ?? before)?.resellerId ?? null,
    before: before ? JSON.stringify(before.values) : null,
    after: after ? JSON.stringify(after.values) : null,
  });
};
