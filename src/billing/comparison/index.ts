export { type ChangeReason, type ComparedLine, explainChange } from './explain-change';
