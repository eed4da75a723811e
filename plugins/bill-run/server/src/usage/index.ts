export { importUsageFile } from './import-usage-file';
export { defineUsageJobs } from './jobs';
export * from './suspense';
export { usageActions } from './permissions';
export { receiveUsageFile } from './receive-usage-file';
