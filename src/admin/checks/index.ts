/** The check of bills before they are issued, as staff and resellers see it. */
export { ApprovalDialog, issuesSomething } from './ApprovalDialog';
export { Change } from './Change';
export { BillCheckView } from './BillCheckView';
export { ChecksTable } from './ChecksTable';
export { CheckFigures } from './CheckFigures';
