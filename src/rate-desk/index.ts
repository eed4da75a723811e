export { deskRequestOf, sendDeskAnswer } from './answer';
export type { DeskCaller } from './caller';
export { copyPrices, deletePrices } from './copy-prices';
export { fillGap } from './fill-gap';
export { requireAboveBuy } from './floor';
export { BODIES as DESK_BODIES } from './input';
export { type DeskOperation, deskOperations } from './operations';
