import type { Core, UID } from '@strapi/strapi';

import type { BundleBody } from '../../../shared/contracts/balances';

const ALLOWANCE = 'api::allowance.allowance' as UID.ContentType;

const dataOf = ({ bandGroups, ...body }: BundleBody) => ({
  ...body,
  // An empty list is all bands, and stored as nothing.
  bandGroups: bandGroups.length > 0 ? bandGroups.join(', ') : null,
});

/**
 * Makes an allowance, or changes one. Through the Document Service, so that the rules of the type hold and the change is
 * written down.
 * @returns its document id; undefined when there is none to change.
 * @throws the problems of the rules.
 */
export const saveBundle = async (
  { strapi }: { strapi: Core.Strapi },
  { documentId, body }: { documentId?: string; body: BundleBody },
): Promise<string | undefined> => {
  const documents = strapi.documents(ALLOWANCE);
  const data = dataOf(body) as never;
  const saved =
    documentId === undefined
      ? await documents.create({ data })
      : await documents.update({ documentId, data });
  return saved?.documentId;
};
