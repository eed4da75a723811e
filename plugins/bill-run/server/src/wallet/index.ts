export { giveBackInclusive, loadPrepaid } from './bill-prepaid';
export { enterInWallet } from './enter';
export { readWallet } from './wallet-row';
