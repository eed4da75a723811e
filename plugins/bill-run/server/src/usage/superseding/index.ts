export type { StagedFile } from './arriving-rows';
export { listDifferences } from './list-differences';
export { holdContradicting } from './stands-elsewhere';
export { NOTHING_SUPERSEDED, supersede, type Superseded } from './supersede';
export { withdrawUnnamed } from './withdraw-unnamed';
