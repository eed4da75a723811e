import type { Core } from '@strapi/strapi';
import { toOneColumns, type DocumentWrite } from '../documents';
import { related } from './checks';
import type { RuleRow } from './rule';

const defaultsOf = ({ contentType }: DocumentWrite): RuleRow =>
  Object.fromEntries(
    Object.entries(contentType.attributes).flatMap(([field, attribute]) =>
      'default' in attribute && attribute.default !== undefined ? [[field, attribute.default]] : [],
    ),
  );

const loadBefore = async ({
  strapi,
  write: { uid, contentType, params },
}: {
  strapi: Core.Strapi;
  write: DocumentWrite;
}): Promise<RuleRow | null> => {
  if (!params.documentId) return null;
  const row = (await strapi.db
    .query(uid)
    .findOne({ select: ['id'], where: { documentId: params.documentId } })) as {
    id: number;
  } | null;
  if (!row) return null;
  return related({
    strapi,
    uid,
    id: row.id,
    relations: toOneColumns(contentType).map(({ field }) => field),
  });
};

/**
 * The row that a write changes and what it would become, relations as row ids. Undefined when the document to change
 * does not exist: there is nothing to judge.
 */
export const rowsOf = async (input: {
  strapi: Core.Strapi;
  write: DocumentWrite;
}): Promise<{ before: RuleRow | null; after: RuleRow } | undefined> => {
  const { write } = input;
  const data = Object.fromEntries(
    Object.entries(write.params.data ?? {}).filter(([, value]) => value !== undefined),
  );
  if (write.action === 'create') return { before: null, after: { ...defaultsOf(write), ...data } };
  const source = await loadBefore(input);
  if (!source) return undefined;
  const after = { ...source, ...data };
  return { before: write.action === 'clone' ? null : source, after };
};
