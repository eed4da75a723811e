import type { Core } from '@strapi/strapi';
import type { Actor } from './actor';
import { changedFields, type Snapshot } from './snapshot';

/** One change of one document. */
export type AuditEntry = {
  id: string;
  /** ISO 8601 in UTC. */
  at: string;
  actor: {
    kind: Actor['kind'];
    id: string | null;
    name: string | null;
  };
  source: string;
  ip: string | null;
  action: 'create' | 'update' | 'delete';
  before: Snapshot | null;
  after: Snapshot | null;
  /** The fields that differ between before and after. */
  changed: string[];
};

type Row = {
  id: string;
  at: Date;
  actor_kind: AuditEntry['actor']['kind'];
  actor_id: string | null;
  actor_name: string | null;
  source: string;
  ip: string | null;
  action: AuditEntry['action'];
  before: string | null;
  after: string | null;
};

const parse = (text: string | null): Snapshot | null =>
  text === null ? null : (JSON.parse(text) as Snapshot);

/**
 * What happened to a document, newest first.
 * @param limit at most this many entries; 100 unless said.
 */
export const listAudit = async ({
  strapi,
  contentType,
  documentId,
  limit = 100,
}: {
  strapi: Core.Strapi;
  contentType: string;
  documentId: string;
  limit?: number;
}): Promise<AuditEntry[]> => {
  const knex = strapi.db.connection;
  const rows = await knex('billing.audit_log')
    .where({ content_type: contentType, document_id: documentId })
    .orderBy('id', 'desc')
    .limit(limit)
    .select<Row[]>(
      ...['id', 'at', 'actor_kind', 'actor_id', 'actor_name', 'source', 'ip', 'action'],
      knex.raw('before::text as before'),
      knex.raw('after::text as after'),
    );
  return rows.map(({ actor_kind, actor_id, actor_name, ...row }) => {
    const before = parse(row.before);
    const after = parse(row.after);
    return {
      ...row,
      at: row.at.toISOString(),
      actor: { kind: actor_kind, id: actor_id, name: actor_name },
      before,
      after,
      changed: changedFields(before ?? {}, after ?? {}),
    };
  });
};
