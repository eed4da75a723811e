import { AsyncLocalStorage } from 'node:async_hooks';

const engine = new AsyncLocalStorage<true>();

/** Runs `work` with the right to write what only the engine writes: bill runs, invoices and their lines. */
export const asEngine = <Value>(work: () => Promise<Value>): Promise<Value> =>
  engine.run(true, work);

/** Whether we are inside `asEngine`. */
export const isEngine = (): boolean => engine.getStore() === true;
