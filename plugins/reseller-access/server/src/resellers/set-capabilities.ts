import type { Core, UID } from '@strapi/strapi';

import type {
  PutCapabilitiesBody,
  ResellerCapabilities,
} from '../../../shared/contracts/resellers';
import { requireReseller } from './require-reseller';
import { resellerCapabilities } from './reseller-capabilities';

/**
 * Sets what staff allow a reseller; it counts from the next request of his people and keys on. Written by the Document
 * Service, so that it is audited.
 * @throws problem 404 `reseller-unknown`.
 */
export const setCapabilities = async ({
  strapi,
  documentId,
  switches,
}: {
  strapi: Core.Strapi;
  documentId: string;
  switches: PutCapabilitiesBody;
}): Promise<ResellerCapabilities> => {
  await requireReseller({ strapi, documentId });
  if (Object.keys(switches).length > 0) {
    await strapi
      .documents('api::reseller.reseller' as UID.ContentType)
      .update({ documentId, data: switches as never });
  }
  return resellerCapabilities(await requireReseller({ strapi, documentId }));
};
