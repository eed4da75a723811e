import type { Core, UID } from '@strapi/strapi';

import type { UsageSourceBody } from '../../../../shared/contracts/usage-sources';

const SOURCE = 'api::usage-source.usage-source' as UID.ContentType;

/**
 * Makes a source, or changes one, as a document: its rules look at it and it is written down who did it.
 * @returns its document id; null when there is none to change.
 * @throws the problem that a rule found.
 */
export const writeSource = async (
  { strapi }: { strapi: Core.Strapi },
  { documentId, body }: { documentId?: string; body: UsageSourceBody },
): Promise<string | null> => {
  const data = body as never;
  const written =
    documentId === undefined
      ? await strapi.documents(SOURCE).create({ data })
      : await strapi.documents(SOURCE).update({ documentId, data });
  return written?.documentId ?? null;
};
