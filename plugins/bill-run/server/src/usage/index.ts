export { importUsageFile } from './import-usage-file';
export { defineUsageJobs } from './jobs';
export { usageActions } from './permissions';
export { receiveUsageFile } from './receive-usage-file';
