import { setFlagsFromString } from 'node:v8';

/** In percent of what is alive after a collection. */
const GROWTH = 50;

/**
 * Has V8 collect when the heap has grown by half. Left to itself it lets a heap grow to several times what is alive
 * while the machine has memory, which several workers on one machine do not know of each other: a bill run held twice
 * as much as it needs. No limit is set that a large piece of work would run into.
 */
export const keepHeapSmall = (): void => setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
