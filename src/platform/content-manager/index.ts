export { applyConfigurations, watchConfigurations } from './apply';
export { registerEngineTypes } from './engine-types';
