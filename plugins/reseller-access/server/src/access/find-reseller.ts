import type { Core } from '@strapi/strapi';

import { RESELLER_COLUMNS, type ResellerRow } from './reseller-row';

/** The reseller with this document id or code who is not closed; undefined when there is none. */
export const findReseller = async ({
  strapi,
  choice,
}: {
  strapi: Core.Strapi;
  choice: string;
}): Promise<ResellerRow | undefined> => {
  const { rows } = await strapi.db.connection.raw(
    `select ${RESELLER_COLUMNS} from resellers r
     where (r.document_id = ? or r.code = ?) and r.status = 'active'`,
    [choice, choice],
  );
  return rows[0];
};
