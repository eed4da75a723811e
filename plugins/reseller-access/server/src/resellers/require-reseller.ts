import type { Core } from '@strapi/strapi';

import { problem, type Problem } from '../../../../../src/platform/errors';
import { OWN_RESELLER_COLUMNS, type OwnResellerRow } from '../access/reseller-row';

/** A reseller, also a closed one: of staff's pages, or behind the wall himself. */
export type AnyReseller = OwnResellerRow & { isClosed: boolean };

const unknownReseller = (): Problem =>
  problem({
    status: 404,
    code: 'reseller-unknown',
    message: 'There is no such reseller.',
    whatToDo: 'Choose one from the list.',
  });

/**
 * The reseller with this document id or, from an access that was checked, this row id; closed or not.
 * @throws problem 404 `reseller-unknown`.
 */
export const requireReseller = async ({
  strapi,
  ...by
}: { strapi: Core.Strapi } & ({ documentId: string } | { id: number })): Promise<AnyReseller> => {
  const [column, value] = 'id' in by ? ['id', by.id] : ['document_id', by.documentId];
  const { rows } = await strapi.db.connection.raw<{ rows: AnyReseller[] }>(
    `select ${OWN_RESELLER_COLUMNS}, r.status <> 'active' as "isClosed" from resellers r where r.${column} = ?`,
    [value],
  );
  if (!rows[0]) throw unknownReseller();
  return rows[0];
};

/** @throws problem 409 `reseller-closed`. */
export const requireOpen = ({ isClosed, resellerName }: AnyReseller): void => {
  if (!isClosed) return;
  throw problem({
    status: 409,
    code: 'reseller-closed',
    message: `${resellerName} is closed: nobody can act for them.`,
    whatToDo: 'Make the reseller active again first.',
  });
};
