export { drainEvents } from './drain-events';
export { startDrainer, type Drainer } from './drainer';
export { enqueueOutbox, type OutboxPayload } from './enqueue';
export { handledTopics, onOutbox, type OutboxHandler } from './handlers';
export { claimRows, markDone } from './rows';
