import type { Core, UID } from '@strapi/strapi';

import { changedFields, type Snapshot } from '../../../../../src/platform/audit';
import type { ActivityEntry, ListActivity } from '../../../shared/contracts/resellers';
import { toPagination } from '../http/pagination';
import { LOOKS_TABLE } from '../view-as/look-row';
import type { ActivityQuery } from './list-query';
import { requireReseller } from './require-reseller';

type Row = {
  id: string;
  at: Date;
  actorKind: ActivityEntry['actor']['kind'];
  actorName: string | null;
  isReseller: boolean;
  source: string;
  action: 'create' | 'update' | 'delete';
  contentType: string;
  documentId: string;
  before: string | null;
  after: string | null;
  personName: string | null;
};

/** Resellers reach nothing else; a token on the REST interface is the bureau's. */
const BY_RESELLER = `(a.actor_kind in ('admin', 'user', 'reseller-key')
  and (a.source like '% /reseller-access/my/%' or a.source like '% /api/v1/%'))`;

/** The person of a membership, who is not named in its row. */
const PERSON = `left join reseller_memberships m
    on a.content_type = 'api::reseller-membership.reseller-membership' and m.document_id = a.document_id
  left join admin_users u on u.id = m.user_id
  left join up_users x on x.id = m.api_user_id`;

const RAW_LABELS: Record<string, string> = {
  'billing.api_keys': 'API key',
  [LOOKS_TABLE]: 'Look as the reseller',
};

const labelOf = (strapi: Core.Strapi, type: string): string =>
  RAW_LABELS[type] ?? strapi.contentTypes[type as UID.ContentType]?.info.displayName ?? type;

const parse = (text: string | null): Snapshot | null =>
  text === null ? null : (JSON.parse(text) as Snapshot);

const NAME_FIELDS = ['name', 'label', 'number', 'destination', 'accountNumber'];

const nameIn = (values: Snapshot): string | null => {
  const name = NAME_FIELDS.map((field) => values[field]).find((value) => typeof value === 'string');
  return name ?? null;
};

const actionOf = ({ contentType, action }: Row): ActivityEntry['action'] => {
  if (contentType !== LOOKS_TABLE) return action;
  return action === 'create' ? 'look' : 'look-ended';
};

const toEntry = (strapi: Core.Strapi, row: Row): ActivityEntry => {
  const before = parse(row.before);
  const after = parse(row.after);
  const values = after ?? before ?? {};
  const isLook = row.contentType === LOOKS_TABLE;
  const fields = isLook ? [] : changedFields(before ?? {}, after ?? {});
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, name: row.actorName, isReseller: row.isReseller },
    source: row.source,
    action: actionOf(row),
    about: {
      type: row.contentType,
      label: labelOf(strapi, row.contentType),
      documentId: row.documentId,
      name: row.personName ?? nameIn(values),
    },
    changes: fields
      .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
      .filter((change) => change.before !== null || change.after !== null),
    reason: isLook && typeof values.reason === 'string' ? values.reason : null,
  };
};

/**
 * What happened to a reseller and to his rows, by the bureau and by his own people, newest first.
 * @throws problem 404 `reseller-unknown`.
 */
export const listActivity = async ({
  strapi,
  documentId,
  query: { page, pageSize, by },
}: {
  strapi: Core.Strapi;
  documentId: string;
  query: ActivityQuery;
}): Promise<ListActivity> => {
  const { resellerId } = await requireReseller({ strapi, documentId });
  const whose = { reseller: `and ${BY_RESELLER}`, bureau: `and not ${BY_RESELLER}` };
  const where = `where a.reseller_id = ? ${by ? whose[by] : ''}`;
  const knex = strapi.db.connection;
  const found = await knex.raw<{ rows: { total: number }[] }>(
    `select count(*)::int as total from billing.audit_log a ${where}`,
    [resellerId],
  );
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select a.id::text, a.at, a.actor_kind as "actorKind", a.actor_name as "actorName", ${BY_RESELLER} as "isReseller",
            a.source, a.action, a.content_type as "contentType", a.document_id as "documentId",
            a.before::text as before, a.after::text as after,
            coalesce(nullif(concat_ws(' ', u.firstname, u.lastname), ''), u.email, x.email) as "personName"
     from billing.audit_log a ${PERSON} ${where} order by a.id desc limit ? offset ?`,
    [resellerId, pageSize, (page - 1) * pageSize],
  );
  return {
    results: rows.map((row) => toEntry(strapi, row)),
    pagination: toPagination({ page, pageSize, total: found.rows[0]?.total ?? 0 }),
  };
};
