/** Where the record of a customer is edited. */
export const customerRecord = (documentId: string): string =>
  `/content-manager/collection-types/api::customer.customer/${documentId}`;
