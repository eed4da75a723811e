export { confirmBar, liftBar } from './bar-requests';
export { evaluateThresholds } from './evaluate-thresholds';
export { defineThresholdJobs } from './jobs';
export { listThresholds } from './list-thresholds';
export { saveThreshold } from './save-threshold';
export { countOpenAlerts, listAlerts, markSeen } from './list-alerts';
