import { CAPABILITIES, type Capability, type MyReseller } from '../../../shared/contracts/access';
import type { Access } from '../access';

/** What a caller of the REST interface is told about himself. */
export type OwnAccess = { reseller: MyReseller; via: Access['via']; capabilities: Capability[] };

/** The access of a request, as it is answered. Capabilities in the order of the contract. */
export const toOwnAccess = (access: Access): OwnAccess => ({
  reseller: {
    documentId: access.resellerDocumentId,
    code: access.resellerCode,
    name: access.resellerName,
    mode: access.mode,
  },
  via: access.via,
  capabilities: CAPABILITIES.filter((capability) => access.capabilities.has(capability)),
});
