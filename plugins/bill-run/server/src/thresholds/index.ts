export { confirmBar, liftBar } from './bar-requests';
export { evaluateThresholds } from './evaluate-thresholds';
export { defineThresholdJobs } from './jobs';
export { countOpenAlerts, listAlerts, markSeen } from './list-alerts';
