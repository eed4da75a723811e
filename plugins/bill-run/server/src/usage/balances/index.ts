export { ADD_TO_BALANCE, addToBalances, type CountedShare, countingItself } from './count-records';
export { createTally, type UsageTally } from './tally';
export { checkBalances, repairBalances } from './check-balances';
