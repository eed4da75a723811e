import type { Core, Struct, UID } from '@strapi/strapi';
import { labelOf, toOneColumns, type ToOneColumn } from '../documents';
import { problem } from '../errors/problem';
import { readRelationChange, type Reference } from './references';

type Data = Record<string, unknown>;

type Write = {
  strapi: Core.Strapi;
  contentType: Struct.Schema;
  action: 'create' | 'update' | 'clone';
  documentId?: string;
  data: Data;
};

type Row = { id: number; documentId: string };

const nameOf = (strapi: Core.Strapi, uid: string): string =>
  (strapi.getModel(uid as UID.Schema) as Struct.Schema | undefined)?.info.displayName ?? uid;

const findTarget = async ({
  strapi,
  contentType,
  column,
  reference,
}: Pick<Write, 'strapi' | 'contentType'> & {
  column: ToOneColumn;
  reference: Reference;
}): Promise<number> => {
  const row = (await strapi.db
    .query(column.target as UID.Schema)
    .findOne({ select: ['id'], where: reference })) as Row | null;
  if (row) return row.id;
  throw problem({
    code: 'unknown-relation',
    field: column.field,
    message: `${labelOf(contentType, column.field)}: there is no such ${nameOf(strapi, column.target).toLowerCase()}.`,
    whatToDo: 'Choose one from the list.',
  });
};

const isCurrent = async ({
  write: { strapi, contentType, documentId },
  column,
  targets,
}: {
  write: Write;
  column: ToOneColumn;
  targets: Reference[];
}): Promise<boolean> => {
  if (!documentId) return true;
  const row = (await strapi.db.query(contentType.uid as UID.Schema).findOne({
    where: { documentId },
    populate: { [column.field]: { select: ['id', 'documentId'] } },
  })) as Record<string, Row | null> | null;
  const current = row?.[column.field];
  return targets.some((target) =>
    'id' in target ? target.id === current?.id : target.documentId === current?.documentId,
  );
};

const requireValue = (
  { contentType, action, data }: Write,
  { field, isRequired }: ToOneColumn,
): void => {
  if (!isRequired) return;
  // A clone keeps what it does not say; the same goes for an update.
  const isMissing = data[field] === null || (action === 'create' && data[field] === undefined);
  if (!isMissing) return;
  throw problem({
    code: 'required',
    field,
    message: `${labelOf(contentType, field)} is needed.`,
    whatToDo: 'Choose one from the list.',
  });
};

const resolveColumn = async (write: Write, column: ToOneColumn): Promise<void> => {
  const { contentType, data } = write;
  const { field } = column;
  const change = readRelationChange(data[field]);
  if (change.kind === 'keep') {
    delete data[field];
  } else if (change.kind === 'set') {
    data[field] =
      change.target && (await findTarget({ ...write, column, reference: change.target }));
  } else if (change.kind === 'disconnect') {
    // Disconnecting what is not connected changes nothing, as elsewhere in Strapi.
    if (await isCurrent({ write, column, targets: change.targets })) data[field] = null;
    else delete data[field];
  } else {
    throw problem({
      code: 'invalid-relation',
      field,
      message: `${labelOf(contentType, field)} ${change.reason}.`,
    });
  }
  requireValue(write, column);
};

/**
 * Replaces what a write says about to-one relations by the row id that the column takes, and leaves out what it does
 * not change. Returns new data; the input stays as it is.
 * @throws ValidationError `unknown-relation`, `invalid-relation` or `required`, naming the field.
 */
export const resolveToOneRelations = async (write: Write): Promise<Data> => {
  const data = { ...write.data };
  for (const column of toOneColumns(write.contentType)) {
    await resolveColumn({ ...write, data }, column);
  }
  return data;
};
