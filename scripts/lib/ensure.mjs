export { ensureBuilt } from './ensure-built.mjs';
export { ensureInstalled } from './ensure-installed.mjs';
