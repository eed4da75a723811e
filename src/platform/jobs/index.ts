export { defineJob, type JobData, type JobDefinition } from './define-job';
export { enqueueJob } from './enqueue-job';
export { jobsIdle } from './jobs-idle';
export { isWorkerWanted, startWorker, stopWorker } from './worker';
