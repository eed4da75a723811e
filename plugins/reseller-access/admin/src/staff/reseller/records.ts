const RECORDS = '/content-manager/collection-types';

/** Where the record of a reseller is edited. */
export const recordOf = (documentId: string): string =>
  `${RECORDS}/api::reseller.reseller/${documentId}`;

/** The customers of a reseller, as records. */
export const customersOf = (documentId: string): string =>
  `${RECORDS}/api::customer.customer?page=1&pageSize=25&filters[$and][0][reseller][documentId][$eq]=${documentId}`;
