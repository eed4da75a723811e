export { createCloseRegistry, type CloseRegistry } from './close-registry';
export { describeError } from './describe-error';
export { findFreePort } from './find-free-port';
export { launch, runOrExplain, type Launched } from './launch';
export { LaunchError } from './launch-error';
export { prepareEnvironment, type PreparedEnvironment, type Role } from './prepare-environment';
