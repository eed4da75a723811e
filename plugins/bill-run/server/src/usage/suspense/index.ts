export { addRate } from './add-rate';
export { assignNumber, makeService } from './assign-number';
export { correctRow } from './correct-row';
export { runRecycling } from './run-recycling';
export { settleRows } from './settle-rows';
export { startRecycling } from './start-recycling';
export { takeBack } from './take-back';
export { tryRecycling } from './try-recycling';
