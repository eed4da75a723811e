export { runApiBench } from './run-api-bench';
