export type { BillKey } from './bill';
export { type DrawnBill, type DrawnLot, drawBills } from './draw-bills';
export { OPEN_BILL, openBills } from './open-bills';
export { bandGroupsOf } from './load-grants';
export { storeDraws } from './store-draws';
