export { classifyTables, type ClassifiedTable } from './classify-tables';
export { accessOfContentType } from './content-types';
export { rawTables } from './raw-tables';
export { resellerWrites, type WriteRight } from './reseller-writes';
export type { TableAccess } from './table-access';
