import type { Knex } from 'knex';

/** The row id of an originator; undefined when there is none. */
export const findOriginatorId = async ({
  db,
  documentId,
}: {
  db: Knex;
  documentId: string;
}): Promise<number | undefined> => {
  const result = await db.raw('select id from bacs_originators where document_id = ?', [
    documentId,
  ]);
  return result.rows[0]?.id;
};
